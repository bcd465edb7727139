"""A list that grows between calls is another program, not another result."""
# expect: converted, compiles<=4, hits>=3, rolled==1
# calls: 8

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
    return h, x


def between(state, i):
    if i in (4, 6):
        state["xs"].append(jnp.ones(4) * i)
