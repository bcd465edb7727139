"""The else of a for runs on the calls where no break was taken."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    x = state["x"]
    for n in range(4):
        x = x * 1.25
        if x > 3.0:
            found = n
            break
    else:
        found = -1
    state["x"] = x if found < 0 else x - 2.0
    return found, x
