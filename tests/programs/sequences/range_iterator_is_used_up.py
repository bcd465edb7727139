"""The iterator of a long range has nothing left behind the loop."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    numbers, h = iter(range(40)), jnp.zeros(4) + i
    for k in numbers:
        h = jnp.tanh(state["w"] @ h + k)
    return h, list(numbers), next(numbers, "none")
