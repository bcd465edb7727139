"""Text built from Python values, with conversions, alignment and nested formats, used as keys."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"layer_0": jnp.ones(2), "layer_1": jnp.full(2, 3.0), "width": 6}


def step(state, i):
    total = jnp.zeros(2)
    for n in range(2):
        total = total + state[f"layer_{n}"]
    state["layer_0"] = total / 5
    name, width = "net", state["width"]
    return total, f"{name!r:>{width}}|{width:04d}|{width / 7:.2f}|{total.shape}|{width=}|{{}}"
