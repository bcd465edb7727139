"""A condition with `or` and `not` over two carries."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"v": jnp.array([3.0, -1.0])}


def step(state, i):
    a, b = state["v"]
    while a > 1.0 or not b > 0:
        a = a - 1.5
        b = b + 0.75
    state["v"] = jnp.stack([b * 0.5 + i % 4 * 2, -a - i % 3])
    return a, b
