"""What was logged to a stream in memory is read back in the same step."""
# expect: reason=output

import io
import logging

import jax.numpy as jnp

stream = io.StringIO()
logging.getLogger("janus_jax.program").handlers[:] = [logging.StreamHandler(stream)]


def setup():
    return {"x": jnp.array([4.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    logging.getLogger("janus_jax.program").warning("loss %.3f", float(state["x"][0]))
    return stream.getvalue()  # culprit
