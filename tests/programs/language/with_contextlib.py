"""Managers made by contextlib: a generator of the user's, suppress, and two in one statement."""
# expect: compiles<=2

import contextlib

import jax.numpy as jnp

depth = []


@contextlib.contextmanager
def scope(name):
    depth.append(name)
    try:
        yield "/".join(depth)
    finally:
        depth.pop()


def setup():
    return {"x": jnp.array([1.0]), "params": {"enc/w": jnp.array([2.0])}}


def step(state, i):
    with scope("enc") as outer, scope("w") as inner:
        y = state["x"] * state["params"][inner]
    with contextlib.suppress(KeyError):
        y = y + state["params"]["missing"]
    state["x"] = y * 0.4
    return y, outer, list(depth)
