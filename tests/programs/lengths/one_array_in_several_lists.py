"""The state of each step is appended to two lists, alone and in a pair: it is one array."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    h, alone, again, pairs = jnp.zeros(4), ["start"], [jnp.ones(2)], []
    for t, x in enumerate(state["xs"]):
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
        alone.append(h)
        again.append(h)
        pairs.append((t, h))
    state["left"] = alone, again, pairs
    return h
