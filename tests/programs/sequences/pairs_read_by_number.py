"""Pairs of a list are read by number in a loop that goes over another list."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    pairs = [(jnp.sin(jnp.arange(4.0) + k), jnp.ones(4) * k) for k in range(60)]
    return {"xs": [jnp.cos(p[0]) for p in pairs], "pairs": pairs, "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, total = jnp.zeros(4) + i, jnp.float32(0)
    for t, x in enumerate(state["xs"]):
        pair = state["pairs"][t]
        a, b = pair
        h = jnp.tanh(state["w"] @ h + x * a)
        total += jnp.sum(h * b)
    return h, total, pair is state["pairs"][-1], b is state["pairs"][-1][1]
