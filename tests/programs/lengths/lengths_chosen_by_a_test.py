"""Long sequences are handled otherwise than short ones."""
# expect: converted, compiles<=5, hits>=5
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    xs = state["xs"]
    if len(xs) > 8:
        xs = xs[2:]
    h = jnp.zeros(4)
    for x in xs:
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
    return h
