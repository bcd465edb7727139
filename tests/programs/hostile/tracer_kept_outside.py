"""A tracer kept by a loss function in a global list: using it later is JAX's own UnexpectedTracerError."""
# expect: compiles<=1

import jax
import jax.numpy as jnp

kept = []


def loss(w):
    kept.append(w * 2)
    return jnp.sum(w**2)


def setup():
    return {"w": jnp.array([1.0])}


def step(state, i):
    state["w"] = state["w"] - 0.1 * jax.grad(loss)(state["w"])
    try:
        return kept[-1] + 1, len(kept)
    except jax.errors.UnexpectedTracerError as error:
        return type(error).__name__, len(kept)
