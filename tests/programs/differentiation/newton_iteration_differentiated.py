"""The square root by Newton's iteration to a tolerance, differentiated through the loop."""
# expect: converted, compiles<=5, hits>=3

import jax
import jax.numpy as jnp


def root(a):
    x = a
    while jnp.abs(x * x - a) > 1e-2 * a:
        x = 0.5 * (x + a / x)
    return x


def setup():
    return {"a": jnp.float32(2.0)}


def between(state, i):
    state["a"] = jnp.float32([2.0, 10.0, 50.0, 1.0, 0.25, 5.0, 300.0, 3.0][i])


def step(state, i):
    return jax.value_and_grad(root)(state["a"])
