"""`in` and `not in` over lists of numbers and arrays compare one by one, and give a Python bool."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"token": jnp.int32(0), "specials": [0, 2, jnp.int32(5)], "seen": 0}


def between(state, i):
    state["token"] = jnp.int32(i * 5 % 7)


def step(state, i):
    is_special = state["token"] in state["specials"]
    if state["token"] not in (1, 3):
        state["seen"] += 1
    return is_special, state["seen"], state["token"] * 2
