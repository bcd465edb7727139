"""A module object holds the settings; the step reads the rate from it and writes how often it did."""
# expect: converted, compiles<=2, hits>=6

import types

import jax.numpy as jnp

settings = types.ModuleType("settings")
settings.rate = 0.1
settings.reads = 0


def setup():
    return {"w": jnp.array([1.0, 2.0])}


def between(state, i):
    if i % 3 == 2:
        settings.rate *= 0.5


def step(state, i):
    settings.reads += 1
    state["w"] = state["w"] * (1 - settings.rate) + 0.01 * i
    return state["w"], settings.reads
