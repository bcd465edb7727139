"""One function called eagerly, under grad, under vmap and under the user's jit, in turn."""
# expect: converted=predict

import random

import jax
import jax.numpy as jnp


def predict(w, x):
    h = jnp.tanh(x * w)
    return jnp.sum(h**2)


jitted = jax.jit(predict)


def setup():
    return {"w": jnp.array([0.5, 1.0])}


def step(state, i):
    w, x = state["w"], jnp.ones(2) * random.random()
    plain = predict(w, x)
    state["w"] = w - 0.1 * jax.grad(predict)(w, x)
    return plain, predict(w, x), jax.vmap(predict)(w, x), jitted(w, x), jax.make_jaxpr(predict)(w, x).eqns[0].primitive
