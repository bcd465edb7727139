"""The model with the smaller loss, compared as Python floats, becomes the parent of the other."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


def setup():
    return {"a": {"w": jnp.array([1.0, 2.0])}, "b": {"w": jnp.array([2.0, 1.0])}, "score": {"a": 0, "b": 0}}


def loss(params, i):
    return jnp.sum(jnp.cos(params["w"] * (i + 1)))


def step(state, i):
    first, second = float(loss(state["a"], i)), float(loss(state["b"], i))
    better, worse = ("a", "b") if first < second else ("b", "a")
    state["score"][better] += 1
    state[worse] = {"w": 0.5 * (state[worse]["w"] + state[better]["w"])}
    return better, abs(first - second), dict(state["score"])
