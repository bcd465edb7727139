"""lax.cond, switch and select with branches that are the user's functions over closures."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, -2.0]), "scale": jnp.array(0.9)}


def step(state, i):
    x, scale = state["x"], state["scale"]
    y = jax.lax.cond(x.sum() > -1.0, lambda v: v * scale, lambda v: v - scale, x)
    index = jnp.argmax(x)
    z = jax.lax.switch(index, [lambda: x + 1, lambda: x * scale, lambda: x])
    state["x"] = jnp.where(y > 0, y, z) - 0.2
    return y, z
