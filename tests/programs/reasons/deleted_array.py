"""An array that was donated to a jitted function of the user's before: using it is an error, which the step catches."""
# expect: reason=deleted-array

from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.jit, donate_argnums=0)
def bump(x):
    return x + 1.0


def setup():
    gone = jnp.arange(4.0)
    return {"x": bump(gone), "gone": gone}


def step(state, i):
    state["x"] = state["x"] * 0.5
    try:
        return state["gone"] + state["x"]  # culprit
    except RuntimeError as error:
        return str(error), state["gone"].is_deleted()
