"""Assignment expressions in conditions and comprehensions, and comparisons that chain."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.arange(4.0), "sizes": [3, 8, 20, 5]}


def step(state, i):
    if (n := len(state["sizes"])) > 3 and 2 <= n < 10 <= state["sizes"][2]:
        state["x"] = state["x"] * 0.5
    kept = [half for size in state["sizes"] if (half := size // 2) > 2]
    while (n := n - 1) > 0:
        state["x"] = state["x"] + n
    return kept, half, 1 < n < 3, state["x"]
