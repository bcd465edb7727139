"""__eq__, __hash__, __bool__ and __len__ of the user's own that count how often they are asked."""
# expect: compiles<=2

import jax.numpy as jnp

asked = {"eq": 0, "hash": 0, "bool": 0, "len": 0}


class Tag:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        asked["eq"] += 1
        return isinstance(other, Tag) and self.name == other.name

    def __hash__(self):
        asked["hash"] += 1
        return hash(self.name) % 7

    def __bool__(self):
        asked["bool"] += 1
        return self.name != "off"

    def __len__(self):
        asked["len"] += 1
        return len(self.name)


def setup():
    return {"tags": [Tag("a"), Tag("off")], "table": {}, "x": jnp.array([1.0])}


def step(state, i):
    tags, table = state["tags"], state["table"]
    table[tags[0]] = state["x"]
    if tags[1] or Tag("a") in tags:
        state["x"] = state["x"] + len(tags[1])
    return table[Tag("a")], tags.index(Tag("off")), dict(asked)
