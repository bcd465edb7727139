"""An unrolled loop in a loss is left by a break on an array."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(w, x):
    for layer in range(4):
        x = x * w[layer]
        if jnp.abs(x) < 1.0:
            break
    return x * x


def setup():
    return {"w": jnp.array([0.5, 0.75, -0.5, 2.0]), "x": jnp.float32(1.0)}


def between(state, i):
    state["x"] = jnp.float32([1.0, 3.0, 5.0, 2.0, 9.0, 2.5, 0.5, 4.0][i])


def step(state, i):
    return jax.value_and_grad(loss)(state["w"], state["x"])
