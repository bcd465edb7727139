"""A long loop puts the variable of an earlier iteration into a list, and only the end of that is kept: an array that was
there before the loop."""
# expect: converted, compiles<=2, hits>=4, rolled>=1

import jax.numpy as jnp


def setup():
    return {"start": jnp.ones(3)}


def step(state, i):
    before, zeros, pairs = state["start"], jnp.zeros(3), []
    for t in range(150):
        h = jnp.cos(before * 0.5 + t + i)
        pairs.append((h, before))
        before = zeros
    return zeros, pairs[-1], state["start"]
