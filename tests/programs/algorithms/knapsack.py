"""0/1 knapsack by dynamic programming, with max() of two arrays in the inner loop."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp

VALUES = jnp.array([3.0, 4.0, 5.0])


def setup():
    return {"values": VALUES}


def between(state, i):
    state["values"] = VALUES + jnp.array([i * 0.5, i % 3, -0.25 * i])


def step(state, i):
    best = [jnp.float32(0.0)] * 6
    for n, weight in enumerate((1, 2, 3)):
        for room in range(5, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + state["values"][n])
    return best[5] * 2, best[3] + 1
