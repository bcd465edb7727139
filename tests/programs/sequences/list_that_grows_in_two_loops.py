"""A list grows in two loops with something else between them, and is gone over in a third."""
# expect: converted, compiles<=1, hits>=3, rolled==3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, outputs, total = jnp.zeros(4) + i, [], jnp.zeros(4)
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        outputs.append(h)
    outputs.append(h * 2.0)
    for x in reversed(state["xs"]):
        h = jnp.tanh(state["w"] @ h - x)
        outputs.append(h)
    for t, output in enumerate(outputs):
        total = jnp.tanh(state["w"] @ total + output) * t
    return total, jnp.stack(outputs), len(outputs), output is h
