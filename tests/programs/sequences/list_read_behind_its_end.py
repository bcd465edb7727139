"""A number that is none of the list's ends the loop with an exception."""
# expect: reason=exception-raised
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for t in range(61):
        h = jnp.tanh(state["w"] @ h + state["xs"][t])
    return h
