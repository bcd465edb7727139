"""A function of the module under the user's own jax.jit that appends to a list: JAX runs its Python once in all."""
# expect: compiles<=1

import jax
import jax.numpy as jnp

traced = []


@jax.jit
def predict(x):
    traced.append(x.shape)
    return jnp.tanh(x)


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = predict(state["x"])
    return len(traced)
