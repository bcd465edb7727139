"""A tuple of arrays, and a name that is bound anew in the loop."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, xs = jnp.zeros(4) + i, tuple(state["xs"])
    for x in xs:
        h = jnp.tanh(state["w"] @ h + x)
        xs = x
    return h, xs is x, xs is state["xs"][-1]
