"""A conditional expression gives one of two existing arrays, and `is` and the state show which: no copy is made."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"a": jnp.array([1.0, 2.0]), "b": jnp.array([2.0, 0.5]), "chosen": None}


def step(state, i):
    state["chosen"] = state["a"] if jnp.sum(state["a"]) > jnp.sum(state["b"]) else state["b"]
    previous = state["a"], state["b"]
    if i % 2:
        state["a"] = state["a"] * 0.5
    else:
        state["b"] = state["b"] + 0.75
    return state["chosen"], previous
