"""The branch is inside a with statement and returns from it on one side: __exit__ runs after either."""
# expect: reason=array-branch

import contextlib

import jax.numpy as jnp


@contextlib.contextmanager
def timed(log):
    log.append("start")
    try:
        yield log
    finally:
        log.append("end")


def update(state):
    with timed(state["log"]) as log:
        if state["x"] > 2.0:
            return state["x"] - 1.5
        log.append("rising")
    return state["x"] * 1.5


def setup():
    return {"x": jnp.array(1.0), "log": []}


def step(state, i):
    state["x"] = update(state)
    return state["x"], len(state["log"])
