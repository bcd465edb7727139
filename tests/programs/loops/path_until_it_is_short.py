"""Every point of a path is kept, the first one too; the last one is what the loop ends with."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(3), "last": None}


def step(state, i):
    x = state["x"] + 3.0 + i
    path, starts = [x], []
    while jnp.abs(x).max() > 0.1:
        starts.append(x)
        x = x * 0.8
        path.append(x)
    state["last"] = path[-1]
    return x, path, starts
