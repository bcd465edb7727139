"""One line of JSON for each step, with the loss as a float, printed into a file."""
# expect: converted, compiles<=1, hits>=7

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
    print(json.dumps(record, sort_keys=True), file=LOG)
    return record["step"]
