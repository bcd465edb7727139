"""and, or, not and conditional expressions over Python values that are not bools."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0]), "name": "", "options": {}, "layers": [2, 0]}


def step(state, i):
    name = state["name"] or "default"
    depth = len(state["layers"]) and state["layers"][0]
    both = state["options"] and state["options"]["a"]
    x = state["x"] * depth if not state["options"] else state["x"]
    last = state["layers"][1] or None
    state["x"] = x * 0.3
    return name, both, x, last, not name, None is last, "x" not in name
