"""A NumPy array of varying length is written in place."""
# expect: hits>=0
# calls: 26

import jax.numpy as jnp
import numpy as np

LENGTHS = [5, 7, 5, 7, 5, 7]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = np.sin(np.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    h = jnp.zeros(3)
    for k in range(len(state["xs"])):
        h = h + jnp.asarray(state["xs"][k])
        state["xs"][k] = k
    return h, state["xs"].sum()
