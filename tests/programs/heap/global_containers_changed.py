"""A module-level dictionary and list that every call changes, one of them through another function."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp

statistics = {"mean": jnp.zeros(()), "calls": 0}
trace = []


def record(name, value):
    trace.append((name, value))
    statistics[name] = value


def setup():
    return {"x": jnp.array([1.0, 3.0])}


def step(state, i):
    state["x"] = state["x"] * 1.1
    record("mean", state["x"].mean())
    statistics["calls"] += 1
    return statistics["mean"], len(trace)
