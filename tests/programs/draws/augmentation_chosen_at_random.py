"""random.choice picks a function, random.randint a shift, random.sample two rows."""
# expect: converted, compiles<=2, hits>=5

import random

import jax.numpy as jnp


def flip(x):
    return x[::-1]


def scale(x):
    return x * 1.5


def setup():
    random.seed(11)
    return {"x": jnp.arange(12.0).reshape(4, 3)}


def step(state, i):
    augment = random.choice([flip, scale])
    shifted = jnp.roll(augment(state["x"]), random.randint(0, 2), axis=0)
    first, second = random.sample(range(4), 2)
    state["x"] = state["x"] * 0.9 + 0.1 * shifted
    return shifted[first] - shifted[second], augment.__name__
