"""A file that takes only ASCII refuses a name with an umlaut in the middle of a line; the step catches that."""
# expect: converted, compiles<=4, hits>=2

import io

import jax.numpy as jnp


def setup():
    raw = io.BytesIO()
    log = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
    return {"x": jnp.array(1.0), "raw": raw, "log": log, "names": ["Anna", "Jörg"], "refused": [], "read": b""}


def between(state, i):
    state["read"] = state["raw"].getvalue()


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    name = state["names"][i // 2 % 2]
    try:
        print("dear", name, state["x"], file=state["log"])
    except UnicodeEncodeError as error:
        state["refused"].append((error.encoding, error.start, name))
    return len(state["refused"])
