"""The condition binds a name that the body and the code after the loop use."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([4.0, 3.0])}


def step(state, i):
    x = state["x"]
    while (norm := jnp.max(jnp.abs(x))) > 1.0:
        x = x * 0.5 - 0.125 * norm
    state["x"] = x + jnp.array([2.5 * (i % 4) * i, 2.5])
    return norm
