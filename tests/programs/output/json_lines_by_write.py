"""One line of JSON for each step, with the loss as a float, written by file.write(json.dumps(...))."""
# expect: converted, compiles<=9

import io
import json

import jax.numpy as jnp

LOG = io.StringIO()


def setup():
    return {"w": jnp.array([1.0, 2.0]), "read": []}


def between(state, i):
    state["read"] = [json.loads(line) for line in LOG.getvalue().splitlines()]


def step(state, i):
    state["w"] = state["w"] * 0.75 + 0.125
    record = {"step": i, "loss": float(jnp.sum(state["w"] ** 2)), "w": state["w"].tolist(), "note": None}
    LOG.write(json.dumps(record, sort_keys=True) + "\n")
    return record["step"]
