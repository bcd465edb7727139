"""A loop over rows inside of one that an array ends."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, rounds = jnp.zeros(4) + i + 1, 0
    while jnp.max(jnp.abs(h)) > 0.5:
        for x in state["xs"]:
            h = jnp.tanh(state["w"] @ h * 0.9 + x * 0.1)
        h = h * 0.5
        rounds += 1
        if rounds > 8:
            break
    return h, rounds
