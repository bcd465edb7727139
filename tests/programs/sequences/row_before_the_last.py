"""The row before the last has a name behind the loop."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, before, last, kept = jnp.zeros(4) + i, None, None, []
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        kept.append(x)
        before, last = last, x
    return h, before is kept[-2], last is kept[-1], before, kept
