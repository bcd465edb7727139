"""The same length, other tokens: Python integers that index an array."""
# expect: converted, compiles<=2, hits>=9
# calls: 12

import jax.numpy as jnp


def setup():
    return {"table": jnp.arange(12.0).reshape(6, 2) / 10}


def step(state, i):
    tokens = [i % 6, (i * 5 + 2) % 6, (i + 3) % 6]
    return sum(state["table"][token] for token in tokens)
