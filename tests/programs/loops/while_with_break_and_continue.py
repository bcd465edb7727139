"""Both a break and a continue, each under a condition of its own on arrays."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 0.0])}


def step(state, i):
    x, y = state["x"]
    skipped = 0
    while x < 20.0:
        x = x + 1.0 + y
        if x % 2 < 1.0:
            skipped += 1
            continue
        y = y + 1.0
        if y > 4.0:
            break
    state["x"] = jnp.stack([x % 5.0, y - 3.0])
    return x, y, skipped
