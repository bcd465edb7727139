"""A file opened in a with statement and left by an exception, a return and the end of the block."""
# expect: compiles<=1

import os
import tempfile

import jax.numpy as jnp

path = os.path.join(tempfile.gettempdir(), "janus_jax_program_log.txt")
opened = []


def note(text):
    with open(path, "a") as file:
        opened.append(file)
        file.write(text)
        if len(text) > 2:
            return file.tell()
        raise ValueError(text)


def setup():
    with open(path, "w"):
        pass
    return {"x": jnp.array([1.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    written = note("loss")
    try:
        note("no")
    except ValueError:
        pass
    return written, [file.closed for file in opened[-2:]], len(opened)
