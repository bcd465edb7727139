"""except* around a group of errors."""
# expect: reason=exception-group

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    caught = []
    try:
        raise ExceptionGroup("several", [ValueError("a"), KeyError("b")])
    except* ValueError as group:
        caught.extend(map(str, group.exceptions))
    except* KeyError as group:
        caught.extend(map(repr, group.exceptions))
    state["x"] = state["x"] * 0.5
    return caught
