"""Both sides leave a weakly typed scalar, and so is what comes out: bfloat16 stays bfloat16 beside it."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0, jnp.bfloat16), "flag": jnp.array(True)}


def between(state, i):
    state["flag"] = jnp.array(i % 3 == 0)


def step(state, i):
    if state["flag"]:
        rate = jnp.asarray(0.5)
    else:
        rate = jnp.asarray(2.0) + i
    return rate, state["x"] * rate
