"""A while in a while inside a loss under reverse mode, each with a trip count of its own."""
# expect: converted, compiles<=6, hits>=2

import jax
import jax.numpy as jnp


def loss(w, n):
    total = jnp.zeros(())
    while n > 0:
        x, k = w, n
        while k > 0:
            x = x * 0.5 + w
            k = k - 1
        total = total + x
        n = n - 2
    return total * total


def setup():
    return {"w": jnp.float32(0.5), "n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32([2, 3, 1, 4, 0, 5, 3, 2][i])


def step(state, i):
    return jax.value_and_grad(loss)(state["w"], state["n"])
