"""sys.settrace and sys.setprofile are switched on for some calls, as a debugger or a profiler does."""
# expect: compiles<=2

import sys

import jax.numpy as jnp

events = []


def record(frame, event, argument):
    if frame.f_code.co_name == "step" and event in ("call", "line", "return"):
        events.append((event, frame.f_lineno))
    return record


def setup():
    return {"x": jnp.array([1.0])}


def between(state, i):
    sys.settrace(record if i in (4, 5) else None)
    sys.setprofile(record if i == 6 else None)


def step(state, i):
    state["x"] = state["x"] * 0.5 + 1.0
    if i == 5:
        sys.settrace(None)
    if i == 6:
        sys.setprofile(None)
    return len(events)
