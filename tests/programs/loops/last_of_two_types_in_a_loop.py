"""What an attribute holds behind a long loop is the array that is returned, or an integer array, as a flag says."""
# expect: converted, compiles<=2, hits>=4, rolled>=1

import types

import jax.numpy as jnp


def setup():
    model = types.SimpleNamespace(last=None)
    return {"model": model, "xs": jnp.arange(120.0) % 5 - 2, "flag": jnp.array(True), "k": jnp.int32(1)}


def between(state, i):
    state["flag"] = jnp.array(i % 3 > 0)


def step(state, i):
    x = jnp.float32(0.5)
    for item in state["xs"]:
        x = jnp.sin(item + x)
        if state["flag"]:
            x = jnp.cos(item - x)
            state["model"].last = x
        else:
            state["model"].last = state["k"]
    return x
