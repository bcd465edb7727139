"""max(nan, 1) is nan and max(1, nan) is 1, as the comparisons have it; jnp.maximum would give nan for both."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([0.5, float("nan"), 2.0, float("nan"), -1.0, 1.0, float("inf"), float("nan")][i])


def step(state, i):
    x, one = state["x"], jnp.float32(1.0)
    return max(x, one) * 2, max(one, x) * 2, min(x, one) * 2, min(one, x) * 2
