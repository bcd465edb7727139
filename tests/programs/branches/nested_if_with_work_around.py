"""Work before, between and after the inner branch, on values that the outer one has changed."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([3.0, -1.0])}


def step(state, i):
    x = state["x"]
    scale = jnp.max(jnp.abs(x))
    if scale > 2.0:
        x = x / scale
        if x[1] > -0.5:
            x = x - 0.25
            scale = scale * 0.5
        x = x * 2.0
    else:
        x = x * 1.5
        scale = scale + 1.0
    state["x"] = 0.5 - x
    return x, scale
