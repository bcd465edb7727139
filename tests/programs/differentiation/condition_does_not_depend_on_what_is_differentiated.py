"""The condition is on data and not on the parameters: the branch is inside grad, but its predicate is known outside."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(w, mode):
    if mode == 0:
        return jnp.sum(w)
    if mode == 1:
        return jnp.sum(w**2)
    return jnp.prod(w)


def setup():
    return {"w": jnp.array([1.0, 2.0, 0.5]), "mode": jnp.int32(0)}


def between(state, i):
    state["mode"] = jnp.int32(i * 2 % 3)


def step(state, i):
    grad = jax.grad(loss)(state["w"], state["mode"])
    state["w"] = state["w"] - 0.1 * grad
    return grad
