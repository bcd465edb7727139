"""A row is a matrix: time steps of a batch."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(6.0 * n) + i).reshape(n, 2, 3)


def step(state, i):
    h = jnp.zeros((2, 4))
    outputs = []
    for x in state["xs"]:
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
        outputs.append(h)
    hs = jnp.stack(outputs)
    return hs.mean(), hs.max(axis=0), hs[0], hs[-1, 1], hs.shape[1:], hs.ndim
