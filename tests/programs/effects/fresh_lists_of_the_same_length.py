"""Each side makes a fresh list of two arrays: one fresh list comes out, which the caller may change."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, -0.5]), "made": []}


def step(state, i):
    a, b = state["x"]
    if a > b:
        pair = [b, a]
    else:
        pair = [a, b]
    state["made"].append(pair)
    pair.append(a + b)
    state["x"] = state["x"] * jnp.array([-1.5, 1.0])
    return pair
