"""A long loop over an array that was put on a device keeps new arrays, which were not."""
# expect: reason=device-placement
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"xs": jax.device_put(jnp.arange(120.0).reshape(40, 3), jax.devices()[0])}


def step(state, i):  # culprit
    total, kept = jnp.zeros(3), []
    for x in state["xs"]:
        total = jnp.tanh(total + x)
        kept.append(jnp.zeros(3))
    return total, kept
