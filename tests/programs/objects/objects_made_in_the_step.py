"""Objects made in the step that hold arrays, numbers and each other; some returned, some kept, one twice."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Record:
    def __init__(self, value, note):
        self.value = value
        self.note = note
        self.inner = None


def setup():
    return {"x": jnp.array([1.0, 2.0]), "records": []}


def step(state, i):
    outer, inner = Record(state["x"] * 2, "outer"), Record(state["x"] + 1, ["inner", 3])
    outer.inner = inner
    state["records"].append(outer)
    state["latest"] = inner
    state["x"] = inner.value * 0.5
    return outer, outer.inner is inner, {"same": inner}
