"""A grid made with [[0.0] * 3] * 2 has one row twice; a grid made with a comprehension has two."""
# expect: converted, compiles<=4, hits>=12
# calls: 16

import jax.numpy as jnp


def setup():
    return {"shared": [[0.0] * 3] * 2, "apart": [[0.0] * 3 for _ in range(2)], "x": jnp.array([0.3, 0.6])}


def step(state, i):
    state["x"] = jnp.sin(state["x"] + i)
    for grid in (state["shared"], state["apart"]):
        grid[0][i % 3] = state["x"]
        grid[1][(i + 1) % 3] = jnp.sum(state["x"]) * i
    return state["shared"][0] is state["shared"][1], state["shared"][1][i % 3], state["apart"][1][i % 3]
