"""A loss over the rows of a batch, with a branch for each: hinge loss of a linear classifier."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def hinge(w, xs, ys):
    total = jnp.float32(0.0)
    for x, y in zip(xs, ys):
        margin = y * jnp.dot(w, x)
        if margin < 1.0:
            total = total + 1.0 - margin
    return total + 0.05 * jnp.sum(w**2)


def setup():
    xs = jnp.array([[1.0, 2.0], [2.0, -1.0], [-1.0, 0.5], [-2.0, -2.0]])
    return {"w": jnp.zeros(2), "xs": xs, "ys": jnp.array([1.0, 1.0, -1.0, -1.0])}


def step(state, i):
    value, grad = jax.value_and_grad(hinge)(state["w"], state["xs"], state["ys"])
    state["w"] = state["w"] - 0.07 * grad
    return value, grad
