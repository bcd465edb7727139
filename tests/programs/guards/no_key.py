"""A key appears that was asked for with get and with `in`."""
# expect: converted, compiles<=3, misses>=1
# guard: no_key

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([1.0])}


def between(params, i):
    if i == 4:
        params["bias"] = jnp.array([0.5])


def step(params, i):
    y = params["w"] * 2
    bias = params.get("bias")
    return y if bias is None else y + bias, "bias" in params
