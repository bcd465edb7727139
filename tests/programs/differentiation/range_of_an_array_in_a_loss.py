"""A loop over range(array) inside a loss: a polynomial with as many terms as the data says."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(w, terms):
    total, power = jnp.zeros(()), jnp.ones(())
    for k in range(terms):
        total = total + power / (k + 1)
        power = power * w
    return total


def setup():
    return {"w": jnp.float32(0.5), "terms": jnp.int32(0)}


def between(state, i):
    state["terms"] = jnp.int32([1, 3, 5, 2, 0, 4, 7, 3][i])


def step(state, i):
    value, grad = jax.value_and_grad(loss)(state["w"], state["terms"])
    state["w"] = state["w"] - 0.0625 * grad
    return value, grad
