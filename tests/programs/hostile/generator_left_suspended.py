"""A context manager and a generator of the user's with finally clauses, left behind by a branch on an array."""
# expect: compiles<=3

import contextlib

import jax.numpy as jnp

events = []


@contextlib.contextmanager
def phase(name):
    events.append(f"enter {name}")
    try:
        yield name
    finally:
        events.append(f"leave {name}")


def numbers():
    try:
        yield from range(5)
    finally:
        events.append("numbers closed")


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    with phase("train"):
        for n in numbers():
            if state["x"] > 1.5:
                state["x"] = state["x"] * 0.5
                break
            state["x"] = state["x"] + 0.25 * n
    return len(events), events[-3:]
