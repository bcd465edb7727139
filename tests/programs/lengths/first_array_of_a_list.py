"""The first array of a list starts the state, and is the very array."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = [jnp.sin(jnp.arange(3.0) + i + k) for k in range(n)]


def step(state, i):
    h = state["xs"][0] @ state["u"]
    for x in state["xs"]:
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
    return h, state["xs"][0], state["xs"][-1]
