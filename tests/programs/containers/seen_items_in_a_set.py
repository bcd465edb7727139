"""Items that were seen are added to a set, some under a branch; whether one is new decides what is done."""
# expect: converted, compiles<=4, hits>=6
# calls: 14

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "seen": set(), "high": {100}}


def step(state, i):
    x = state["x"] = state["x"] * 1.1
    name = i % 5
    if name in state["seen"]:
        x = x * 0.5
    else:
        state["seen"].add(name)
    if jnp.sum(x) > 5.0:
        state["high"].add(i)
        state["x"] = state["x"] * 0.3
    return x, isinstance(state["seen"], set), type(state["high"]) is set
