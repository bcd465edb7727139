"""The rows but the last are gone over beside the rows but the first."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax
import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = (jnp.arange(n) * 7 + i) % 4


def step(state, i):
    tokens = state["xs"]
    embedded = state["w"][tokens]
    h, losses = jnp.zeros(4), []
    for x, target in zip(embedded[:-1], tokens[1:]):
        h = jnp.tanh(h @ state["w"] + x)
        losses.append(-jax.nn.log_softmax(h)[target])
    return sum(losses) / len(losses)
