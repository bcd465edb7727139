"""JSON text of a step's results, some of them read back from arrays."""
# expect: converted, compiles<=2, hits>=5

import json

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([4.0, 2.0]), "step": 0, "lines": []}


def step(state, i):
    state["step"] += 1
    state["x"] = state["x"] * 0.5
    record = {"loss": float(state["x"].sum()), "step": state["step"], "tags": ["a", None], "x": state["x"].tolist()}
    state["lines"].append(json.dumps(record, sort_keys=True))
    return json.dumps({"fixed": [1, 2.5]}, indent=1), json.loads('{"a": [1, true]}')
