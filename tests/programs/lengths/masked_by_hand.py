"""A program that pads and masks by itself."""
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
    n = len(state["xs"])
    padded = jnp.concatenate([state["xs"], jnp.zeros((20 - n, 3))])
    mask = jnp.arange(20) < n
    h = jnp.zeros(4)
    for t in range(20):
        h = jnp.where(mask[t], jnp.tanh(h @ state["w"] + padded[t] @ state["u"]), h)
    return h
