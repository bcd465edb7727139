"""Each step puts its state into lists and dicts that were made for it, from the front, from the back and in turns."""
# expect: converted, compiles<=2, hits>=4, rolled>=1

import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(3), "latest": {}}


def step(state, i):
    h, states, sums, backwards = state["x"] * i, [None] * 150, {}, [0.0] * 160
    for t in range(150):
        h = jnp.cos(h * 0.8 + t)
        states[t] = h
        sums[t] = h.sum()
        backwards[-1 - t] = (t, h)
        state["latest"][t % 7] = h
    return h, states, sums, backwards
