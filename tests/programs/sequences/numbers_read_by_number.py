"""Python numbers of a list are read by number, and keep their type."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, sizes, seen = jnp.zeros(4) + i, [3, 1, 4, 1, 5] * 12, []
    for t, x in enumerate(state["xs"]):
        h = jnp.tanh(state["w"] @ h + x * sizes[t])
        seen.append(sizes[-1 - t] + 1)
    return h, seen
