"""The tokens are a NumPy array."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp
import numpy as np

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = (np.arange(n) * 7 + i) % 4


def step(state, i):
    tokens = state["xs"]
    h = jnp.zeros(4)
    for x in state["w"][jnp.asarray(tokens)]:
        h = jnp.tanh(h @ state["w"] + x)
    return h, len(tokens)
