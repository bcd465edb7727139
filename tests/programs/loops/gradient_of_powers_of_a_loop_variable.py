"""The derivative of x**k at zero, with k the variable of range(array): no nan at k = 0 or k = 1."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(x, n):
    total = x * 0.0
    for k in range(n):
        total = total + x**k
    return total


def setup():
    return {"x": jnp.float32(0.0), "n": jnp.int32(0)}


def between(state, i):
    state["x"] = jnp.float32([0.0, -1.0, 0.5, 0.0, -2.0, 0.0, 1.0, 0.0][i])
    state["n"] = jnp.int32([1, 4, 2, 2, 3, 4, 1, 3][i])


def step(state, i):
    return jax.value_and_grad(loss)(state["x"], state["n"])
