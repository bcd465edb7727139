"""Arrays of a list of which the first and the last have another shape."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    xs = [jnp.ones(2), *[jnp.sin(jnp.arange(4.0) + k) for k in range(60)], jnp.ones(3)]
    return {"xs": xs, "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + jnp.sum(x))
    return h, x
