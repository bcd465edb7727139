"""The step looks at the device of an array and puts another one there."""
# expect: reason=device-placement

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    (device,) = state["x"].devices()  # culprit
    y = jax.device_put(jnp.ones(1), device)
    state["x"] = state["x"] * 0.5 + y
    return device.platform
