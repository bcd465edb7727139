"""Numbers of rows from the last one to the second, with the neighbours of each."""
# expect: converted, compiles<=5, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 4, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    xs, h = state["xs"], jnp.zeros(3)
    for t in range(len(xs) - 2, 0, -1):
        h = jnp.tanh(h + xs[t] - xs[t - 1] * xs[t + 1] * t)
    for t in reversed(range(len(xs))):
        h = h * 0.5 + xs[t]
    return h
