"""The rows of an array from the last to the first, numbered."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, outputs = jnp.zeros(4) + i, []
    for t, x in enumerate(reversed(state["xs"])):
        h = jnp.tanh(state["w"] @ h + x)
        outputs.append(h * t)
    outputs.reverse()
    return jnp.stack(outputs), h
