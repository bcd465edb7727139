"""An int array on one side and a float array on the other, both returned: the dtype says which side was taken."""
# expect: converted, compiles<=1, hits>=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32(i % 3)


def step(state, i):
    if state["n"] > 0:
        share = 1 / state["n"]
    else:
        share = state["n"]
    return share
