"""Python floats that loops and branches on arrays compute with: all of their bits are there afterwards."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(5.0), "rate": 0.1, "history": []}


def between(state, i):
    state["x"] = jnp.float32([5.0, 0.3, 60.0, 1.0, 7.5, 20.0, 3.0, 0.01][i])
    state["rate"] = [0.1, 0.1, 0.1, 0.3, 0.07, 0.2, 0.1, 1e-3][i]


def step(state, i):
    x, rate, time, steps = state["x"], state["rate"], 0.0, 0
    while x > 0.1 and steps < 60:
        x = x - rate * x
        time += rate / 3
        rate = rate * 0.99
        steps += 1
    if x > 0.05:
        rate, label = -rate, "slow"
    else:
        rate, label = rate / (steps + 1), "fast"
    mean = time / max(steps, 1)
    if mean > 0.02:
        mean = 2 * mean - 1
    state["history"].append((rate, time, label))
    return x, rate, time, steps, mean, mean * x
