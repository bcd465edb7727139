"""A function with a derivative rule of the user's own."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


@jax.custom_jvp
def safe_sqrt(x):
    return jnp.sqrt(jnp.maximum(x, 0.0))


@safe_sqrt.defjvp
def safe_sqrt_jvp(primals, tangents):
    (x,), (t,) = primals, tangents
    y = safe_sqrt(x)
    return y, jnp.where(x > 1e-6, 0.5 / jnp.maximum(y, 1e-3), 0.0) * t


def setup():
    return {"x": jnp.array([4.0, 0.0, 1.0])}


def step(state, i):
    value, grad = jax.value_and_grad(lambda x: safe_sqrt(x).sum())(state["x"])
    state["x"] = state["x"] - 0.1 * grad
    return value, grad
