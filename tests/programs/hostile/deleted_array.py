"""An array that was donated to a jitted function of the user's: using it afterwards is an error."""
# expect: compiles<=2

from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.jit, donate_argnums=0)
def bump(x):
    return x + 1.0


def setup():
    return {"x": jnp.arange(4.0), "old": None}


def between(state, i):
    state["old"] = state["x"] if i == 5 else state["x"] * 1.0
    state["x"] = bump(state["x"])


def step(state, i):
    return state["x"] * 2.0 + state["old"]
