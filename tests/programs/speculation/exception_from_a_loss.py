"""The loss raises under jax.grad when it is not finite: eager's exception comes through JAX's frames."""
# expect: compiles<=4

import jax
import jax.numpy as jnp


def loss(w, scale):
    value = jnp.sum(w**2) * scale
    if not jnp.isfinite(value):
        raise FloatingPointError("loss is not finite")
    return value


def setup():
    return {"w": jnp.array([1.0, -2.0]), "scale": jnp.float32(1.0)}


def between(state, i):
    state["scale"] = jnp.float32(float("nan") if i in (3, 6) else 0.5)


def step(state, i):
    grad = jax.grad(loss)(state["w"], state["scale"])
    state["w"] = state["w"] - 0.25 * grad
    return grad
