"""csv.writer writes rows into a buffer, numbers and floats read from arrays among them."""
# expect: reason=opaque-object

import csv
import io

import jax.numpy as jnp

TABLE = io.StringIO()
WRITER = csv.writer(TABLE)


def setup():
    return {"x": jnp.array([1.0, 2.0]), "read": ""}


def between(state, i):
    state["read"] = TABLE.getvalue()


def step(state, i):
    state["x"] = state["x"] * 0.5
    WRITER.writerow([i, "x, y", float(state["x"][0]), float(state["x"].sum())])  # culprit
    print("row", i)
    return state["x"]
