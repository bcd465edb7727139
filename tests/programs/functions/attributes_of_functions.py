"""A setting and a cache kept as attributes of a function."""
# expect: converted, compiles<=1, hits>=5

import jax.numpy as jnp


def normalise(x):
    normalise.calls += 1
    return (x - jnp.mean(x)) / (jnp.std(x) + normalise.epsilon)


normalise.epsilon = 1e-3
normalise.calls = 0


def setup():
    return {"x": jnp.array([1.0, 5.0, 2.0])}


def step(state, i):
    return normalise(state["x"] * 2), normalise.calls
