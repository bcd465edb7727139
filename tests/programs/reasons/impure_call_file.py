"""A number read from a file on every call, as a training script that is steered from outside does."""
# expect: reason=impure-call

import os
import tempfile

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0]), "path": os.path.join(tempfile.gettempdir(), "janus_jax_program_lr.txt")}


def between(state, i):
    with open(state["path"], "w") as file:
        file.write(str(0.5 + i))


def step(state, i):
    with open(state["path"]) as file:  # culprit
        scale = float(file.read())
    return state["x"] * scale
