"""A loop over rows on one side of a branch on an array, and another on the other side."""
# expect: converted, compiles<=1, hits>=3, rolled==2
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, outputs = jnp.zeros(4) + i, []
    if jnp.sum(state["w"]) + i > 2.5:
        for x in state["xs"]:
            h = jnp.tanh(state["w"] @ h + x)
            outputs.append(h)
    else:
        for x in reversed(state["xs"]):
            h = jnp.cos(state["w"] @ h - x)
            outputs.append(h)
    return h, jnp.stack(outputs)
