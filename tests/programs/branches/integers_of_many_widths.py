"""Branches on int8, uint8 and bool arrays, whose results keep their dtypes and wrap around as they do in eager JAX."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"small": jnp.int8(100), "byte": jnp.uint8(3), "flag": jnp.array(False)}


def step(state, i):
    if state["flag"]:
        state["small"] = state["small"] + 20
        state["byte"] = state["byte"] - 2
    else:
        state["small"] = state["small"] // 2
        state["byte"] = state["byte"] * 3
    state["flag"] = ~state["flag"] if state["small"] > 60 else state["byte"] > 128
    return state["small"], state["byte"], state["flag"]
