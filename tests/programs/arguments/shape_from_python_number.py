"""The number of the call decides how many rows there are: each number is a program of its own."""
# expect: converted, compiles<=3, hits>=4
# calls: 10

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([0.5, 1.5])}


def step(state, i):
    x = jnp.ones((1 + i // 4, 2))
    return predict(state["w"], x), x.shape, len(x)


def predict(w, x):
    return jnp.mean(x @ w) * x.shape[0]
