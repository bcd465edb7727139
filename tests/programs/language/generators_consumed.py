"""Generator functions and expressions consumed inside the step, with yield from and early stopping."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def windows(x, size):
    for start in range(0, x.shape[0] - size + 1):
        yield x[start : start + size]


def both(x):
    yield from windows(x, 2)
    yield jnp.flip(x)[:2]


def setup():
    return {"x": jnp.arange(5.0)}


def step(state, i):
    total = jnp.zeros(2)
    for window in both(state["x"]):
        total = total + window
    for number, window in enumerate(windows(state["x"], 3)):
        if number == 1:
            break
    first = next(windows(state["x"], 2))
    state["x"] = state["x"] * 0.9
    return total, window, first, max(n * n for n in range(4))
