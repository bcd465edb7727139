"""A list of pairs of arrays, made by the program."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    batches = [(jnp.sin(jnp.arange(8.0) + k).reshape(2, 4), jnp.full((2, 4), k / 20)) for k in range(20)]
    return {"batches": batches, "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    w = state["w"]
    for x, y in state["batches"]:
        w = w - 0.1 * jax.grad(lambda w, x=x, y=y: jnp.mean((x @ w - y) ** 2))(w)
    state["w"] = w
    return jnp.sum(w)
