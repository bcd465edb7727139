"""A list of arrays that the caller holds is gone over from its end."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {
        "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4),
        "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4),
        "list": None,
    }


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["list"] = [jnp.sin(jnp.arange(3.0) + i + k) for k in range(n)]


def step(state, i):
    sequence, h = state["list"], jnp.zeros(4)
    for x in reversed(sequence):
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
    return h, len(sequence)
