"""A state is appended under one name and kept under another."""
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
    h, before, outputs = jnp.zeros(4), None, []
    for x in state["xs"]:
        before = h
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
        outputs.append(h)
    return outputs, before, h, len(outputs) > 1 and before is outputs[-2]
