"""Metrics grow in a dict of lists made by setdefault; the average over the last three is computed from each."""
# expect: converted, compiles<=8, hits>=8
# calls: 16

import jax.numpy as jnp


def setup():
    return {"metrics": {}, "w": jnp.array([1.0, -1.0, 0.5])}


def record(metrics, **values):
    for name, value in values.items():
        metrics.setdefault(name, []).append(value)
    return {name: sum(kept[-3:]) / len(kept[-3:]) for name, kept in metrics.items()}


def step(state, i):
    state["w"] = state["w"] * 0.9 + 0.01 * i
    values = {"loss": jnp.sum(state["w"] ** 2), "norm": jnp.linalg.norm(state["w"])}
    if i % 2:
        values["odd"] = jnp.max(state["w"])
    return record(state["metrics"], **values), list(state["metrics"])
