"""A list comprehension over a list and numbers."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    made = [jnp.tanh(state["w"] @ x) @ x + k + i for k, x in enumerate(state["xs"])]
    return jnp.array(made), sum(made)
