"""Each line is flushed, by flush=True, by flush() and by a flag that changes; the file has a buffer of its own."""
# expect: converted, compiles<=2, hits>=5

import io

import jax.numpy as jnp


def setup():
    raw = io.BytesIO()
    log = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8")
    return {"x": jnp.array(1.0), "raw": raw, "log": log, "is_flushed": False, "read": []}


def between(state, i):
    state["is_flushed"] = i % 3 == 2
    state["read"].append(state["raw"].getvalue())


def step(state, i):
    state["x"] = state["x"] + 0.5
    print("step", i, file=state["log"], flush=state["is_flushed"])
    print("x", state["x"], file=state["log"])
    if i == 4:
        state["log"].flush()
    return state["x"]
