"""Words are compared and counted as Python does."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = [(7 * k + i) % 4 for k in range(n)]


def step(state, i):
    h, ones, largest = jnp.zeros(4), 0, 0
    for token in state["xs"]:
        h = h * 0.5 + state["w"][token]
        if token == 1:
            ones += 1
        largest = max(largest, token)
    return h, ones, largest
