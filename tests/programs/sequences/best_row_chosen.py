"""The row with the largest score is kept, one of a list of arrays."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    best, most = state["xs"][0], jnp.float32(-100.0)
    for x in state["xs"]:
        score = jnp.sum(jnp.tanh(state["w"] @ x) * (i + 1.0))
        if score > most:
            best, most = x, score
    state["best"] = best
    return most
