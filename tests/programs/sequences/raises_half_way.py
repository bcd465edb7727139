"""A time step at which Python raises."""
# expect: hits==0, reason=exception-raised
# calls: 5

import jax.numpy as jnp


def setup():
    return {
        "xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4),
        "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4),
        "kept": [],
        "scale": {k: k for k in range(20)},
    }


def step(state, i):
    h, kept = jnp.zeros(4) + i, state["kept"]
    for t, x in enumerate(state["xs"]):
        h = jnp.tanh(state["w"] @ h + x)
        kept.append(h)
        state["scale"][t % 21]
    return h
