"""A jitted function made anew on each call, whose Python has an effect: JAX runs it once for each new function."""
# expect: reason=user-jit

import jax
import jax.numpy as jnp

traced = []


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    @jax.jit
    def predict(x):
        traced.append(x.shape)
        return jnp.tanh(x)

    state["x"] = predict(state["x"])
    return len(traced)
