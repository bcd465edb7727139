"""A list of truth values is no list of ints."""
# expect: hits>=0
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 7, 5, 7, 5, 7]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = [(7 * k + i) % 4 for k in range(n)]
    state["xs"] = [bool(t % 2) for t in state["xs"]]


def step(state, i):
    h, kept = jnp.zeros(4), []
    for t in state["xs"]:
        h = h + state["w"][int(t)]
        kept.append(t)
    return h, kept
