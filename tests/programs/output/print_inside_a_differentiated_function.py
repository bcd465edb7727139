"""The loss that is differentiated prints its shape, its name, and the tracer that JAX gives it."""
# expect: converted, compiles<=1, hits>=7

import jax
import jax.numpy as jnp


def loss(w, name):
    print("loss of", name, "with shape", w.shape)
    value = jnp.sum(w**2)
    print("tracer" if isinstance(value, jax.core.Tracer) else "array")
    return value


def setup():
    return {"w": jnp.array([1.0, 2.0])}


def step(state, i):
    print("plain", loss(state["w"], "a"))
    value, gradient = jax.value_and_grad(loss)(state["w"], "b")
    state["w"] = state["w"] - 0.25 * gradient
    print("value", value, "gradient", gradient)
    return value
