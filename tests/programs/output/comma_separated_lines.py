"""A table of results as comma separated lines: a header on the first call, then one line for each step."""
# expect: converted, compiles<=1, hits>=7

import io

import jax.numpy as jnp

TABLE = io.StringIO()
COLUMNS = ("step", "loss", "norm", "accuracy")


def setup():
    return {"w": jnp.array([1.0, 2.0]), "is_begun": False, "read": ""}


def between(state, i):
    state["read"] = TABLE.getvalue()


def step(state, i):
    state["w"] = state["w"] * 0.75
    if not state["is_begun"]:
        print(*COLUMNS, sep=",", file=TABLE)
        state["is_begun"] = True
    row = [i, jnp.sum(state["w"] ** 2), jnp.sqrt(jnp.sum(state["w"] ** 2)), i / 8]
    print(",".join(f"{value:.6g}" for value in row), file=TABLE)
    return row[1]
