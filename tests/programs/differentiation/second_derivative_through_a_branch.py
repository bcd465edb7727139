"""grad of grad of a function with a branch on its argument."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def f(x):
    if x > 1.0:
        return x**3
    return jnp.sin(x) * x


def setup():
    return {"x": jnp.float32(0.5)}


def between(state, i):
    state["x"] = jnp.float32([0.5, 2.0, -1.0, 1.5, 3.0, 0.25, 0.0, 1.25][i])


def step(state, i):
    return jax.grad(jax.grad(f))(state["x"]), jax.grad(f)(state["x"])
