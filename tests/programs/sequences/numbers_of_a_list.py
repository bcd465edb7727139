"""Python numbers of a list, in step with rows."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, kept = jnp.zeros(4) + i, []
    for k, x in zip([3, 1, 4, 1, 5, 9, 2, 6, 5, 3] * 6, state["xs"]):
        h = jnp.tanh(state["w"] @ h + k * x)
        kept.append(k)
    return h, kept, k
