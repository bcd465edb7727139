"""Three loops, one in the other: an unrolled for, a while on an array, and a for over an array's rows."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([[1.0, 2.0], [3.0, -1.0]])}


def step(state, i):
    x = state["x"]
    for factor in (0.5, 1.5):
        while jnp.sum(x) > 3.0:
            for row in x:
                if row[0] > 1.0:
                    x = x - row * 0.25
            x = x * factor - 0.5
    state["x"] = x + jnp.array([[1.0, 2.0], [0.5, 1.5]]) * (i % 3 * 1.5)
    return x
