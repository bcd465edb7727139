"""An array of a list is kept: it is the very array, and each length has a program of its own."""
# expect: converted
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 7, 5, 7, 5, 7]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = [jnp.sin(jnp.arange(3.0) + i + k) for k in range(n)]


def step(state, i):
    h, last = jnp.zeros(4), None
    for x in state["xs"]:
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
        last = x
    return h, last is state["xs"][-1], last
