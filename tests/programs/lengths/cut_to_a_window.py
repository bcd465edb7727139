"""Of each sequence no more than the last rows count."""
# expect: converted
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 7, 5, 7, 5, 7]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    h = jnp.zeros(4)
    for x in state["xs"][-3:]:
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
    return h, state["xs"][:2]
