"""bool() of an array is a Python bool: tested, negated, compared with True, put in a list."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 3.0]), "flags": []}


def step(state, i):
    is_big = bool(jnp.sum(state["x"]) > 6.0)
    state["flags"].append(is_big)
    state["x"] = state["x"] - 1.5 if is_big else state["x"] + 1.0
    return is_big, is_big is True, not is_big
