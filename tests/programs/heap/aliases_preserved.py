"""Two names for one list, and two attributes for one object: a write through one is seen through the other."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Shared:
    def __init__(self):
        self.items = []
        self.same_items = self.items
        self.inner = {"x": jnp.array([1.0])}
        self.view = [self.inner, self.inner]


def setup():
    shared = Shared()
    return {"a": shared, "b": shared}


def step(state, i):
    a, b = state["a"], state["b"]
    a.items.append(a.inner["x"])
    b.view[1]["x"] = b.view[0]["x"] * 2
    fresh = [a.inner["x"]]
    a.latest, b.newest = fresh, fresh
    b.newest.append(len(b.same_items))
    return a.latest, a is b, a.items is b.same_items, a.view[0]["x"]
