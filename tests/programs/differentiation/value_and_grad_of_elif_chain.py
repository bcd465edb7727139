"""value_and_grad of a Huber-like loss written with elif, for each residual of a list."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def penalty(r):
    if jnp.abs(r) < 1.0:
        return 0.5 * r * r
    elif r > 0:
        return r - 0.5
    return -1.5 * r - 1.0


def loss(w, data):
    return sum(penalty(w[0] * x + w[1] - y) for x, y in data)


def setup():
    return {"w": jnp.array([2.0, 0.0]), "data": [(1.0, 0.5), (2.0, -3.0), (-1.0, 2.0)]}


def step(state, i):
    value, grad = jax.value_and_grad(loss)(state["w"], state["data"])
    state["w"] = state["w"] - 0.3 * grad
    return value, grad
