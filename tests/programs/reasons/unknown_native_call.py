"""A function of an extension module that nothing is known about."""
# expect: reason=unknown-native-call

import zlib

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0]), "name": "model"}


def between(state, i):
    state["name"] = f"model-{i}"


def step(state, i):
    seed = zlib.crc32(state["name"].encode()) % 100  # culprit
    return state["x"] * seed
