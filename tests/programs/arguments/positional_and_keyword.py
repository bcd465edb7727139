"""Arguments passed by position, by keyword in any order, and left to their defaults."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def dense(x, weight, bias=None, *, scale=1.0, flip=False):
    y = x @ weight * scale
    if bias is not None:
        y = y + bias
    return -y if flip else y


def setup():
    return {"x": jnp.array([1.0, 2.0]), "w": jnp.eye(2), "b": jnp.array([0.5, -0.5])}


def step(state, i):
    x, w, b = state["x"], state["w"], state["b"]
    state["x"] = dense(x, weight=w, scale=0.5)
    return dense(x, w), dense(x, w, b, flip=True), dense(bias=b, weight=w, x=x, scale=2.0)
