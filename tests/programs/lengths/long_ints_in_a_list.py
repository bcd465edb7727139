"""A number too large for the graph."""
# expect: hits>=0
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 7, 5, 7, 5, 7]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = [(7 * k + i) % 4 for k in range(n)]
    if i % 4 == 3:
        state["xs"][1] = 2**40


def step(state, i):
    total = jnp.float32(0)
    for t in state["xs"]:
        total = total + jnp.float32(t) + state["w"][0, 0]
    return total, sum(state["xs"])
