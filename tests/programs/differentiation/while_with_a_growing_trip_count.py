"""The trip count under reverse mode grows with each call: the bound has to grow with it, and not one at a time."""
# expect: converted, compiles<=6, hits>=2
# calls: 12

import jax
import jax.numpy as jnp


def loss(w, n):
    x = w
    while n > 0:
        x = jnp.sin(x) + w * 0.5
        n = n - 1
    return x * x


def setup():
    return {"w": jnp.float32(0.5), "n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32([1, 2, 2, 3, 4, 5, 6, 8, 9, 12, 3, 15][i])


def step(state, i):
    return jax.value_and_grad(loss)(state["w"], state["n"])
