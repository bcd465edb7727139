"""The first row that fulfils a condition ends the loop; its sum is what counts."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([[1.0, -2.0], [0.5, 0.25], [3.0, 1.0], [-1.0, 0.0]])}


def step(state, i):
    seen = 0
    total = jnp.float32(0.0)
    for row in state["x"]:
        if jnp.sum(row) > 2.0:
            total = total + jnp.sum(row)
            break
        seen += 1
        total = total + row[0]
    state["x"] = jnp.roll(state["x"], 1, axis=0) * jnp.array([1.25, -1.0])
    return total, seen
