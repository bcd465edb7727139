"""jax.disable_jit is switched on for some of the calls."""
# expect: compiles<=2
# guard: value

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def between(state, i):
    jax.config.update("jax_disable_jit", i in (4, 5))


def step(state, i):
    state["x"] = jnp.sin(state["x"])
    return state["x"]
