"""What stands before the loop is still there behind it, if no step was better: a float, None, an array of before."""
# expect: converted, compiles<=2, hits>=3, rolled>=1
# calls: 6

import jax.numpy as jnp

STEPS = 80


def setup():
    return {"x": jnp.ones(4), "limit": jnp.float32(-100.0)}


def between(state, i):
    state["limit"] = jnp.float32(-100.0 if i % 2 else 3.0)


def step(state, i):
    x, best, found, first = state["x"], 1e9, None, state["x"]
    for t in range(STEPS):
        x = x * 0.95 + 0.01 * t
        loss = jnp.sum(x)
        if loss < state["limit"]:
            best, found, first = loss, x, x
    return best, found, first
