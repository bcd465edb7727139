"""A binary file gets encoded text and the buffer below a text file gets bytes, between lines of text."""
# expect: reason=output

import io

import jax.numpy as jnp

RAW = io.BytesIO()
LOG = io.TextIOWrapper(RAW, encoding="utf-8", write_through=True)


def setup():
    return {"x": jnp.array(1.0), "plain": io.BytesIO(), "read": None}


def between(state, i):
    state["read"] = RAW.getvalue(), state["plain"].getvalue()


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    count = state["plain"].write(f"step {i}\n".encode())  # culprit
    print("text", state["x"], file=LOG)
    LOG.buffer.write(b"bytes\n")
    return count
