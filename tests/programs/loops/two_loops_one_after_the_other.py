"""Two whiles in a row, the second over what the first has left."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 6.0])}


def step(state, i):
    low, high = state["x"]
    while low * 2.0 < high:
        low = low * 2.0
    while high > low:
        high = high - 1.5
    state["x"] = jnp.stack([jnp.abs(high) * 0.25 + 0.25, low + i])
    return low, high
