"""An array of another shape in the list."""
# expect: hits>=0
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 7, 5, 7, 5, 7]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = [jnp.sin(jnp.arange(3.0) + i + k) for k in range(n)]
    if i % 3 == 2:
        state["xs"][1] = jnp.ones(5)


def step(state, i):
    total = jnp.float32(0)
    for x in state["xs"]:
        total = total + x.sum()
    return total
