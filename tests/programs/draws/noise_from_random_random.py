"""random.random and random.gauss give the size of the noise of each call."""
# expect: converted, compiles<=2, hits>=5

import random

import jax.numpy as jnp


def setup():
    random.seed(7)
    return {"x": jnp.array([1.0, 2.0])}


def blend(x, noise, weight):
    return (1 - weight) * x + weight * jnp.tanh(x + noise)


def step(state, i):
    noise = random.random() - 0.5
    state["x"] = blend(state["x"], noise, random.uniform(0.1, 0.2)) + random.gauss(0.0, 0.1)
    return state["x"], noise
