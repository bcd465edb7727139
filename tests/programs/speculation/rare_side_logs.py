"""A logger of the standard library is called on the rare side."""
# expect: converted, compiles<=3, hits>=2

import logging

import jax.numpy as jnp

log = logging.getLogger(__name__)


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    state["x"] = state["x"] * 1.5
    if state["x"] > 6.0:
        log.warning("x is %.2f", state["x"])
        state["x"] = state["x"] - 5.5
    return state["x"]
