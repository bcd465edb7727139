"""Closures made anew on each call, of one code object or of another."""
# expect: converted, compiles<=3, misses>=1
# guard: code

import jax
import jax.numpy as jnp


def minimise(loss, w):
    return w - 0.1 * jax.grad(loss)(w)


def setup():
    return {"w": jnp.array([1.0, 2.0]), "loss": None}


def between(state, i):
    scale = 1.0
    if i < 4:
        state["loss"] = lambda w: jnp.sum(w**2) * scale
    else:
        state["loss"] = lambda w: jnp.sum(jnp.abs(w)) * scale


def step(state, i):
    state["w"] = minimise(state["loss"], state["w"])
    return state["w"]
