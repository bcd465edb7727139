"""Points in a disc by rejection: draws are made until one falls inside."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def sample(key):
    tries = 0
    while True:
        key, sub = jax.random.split(key)
        point = jax.random.uniform(sub, (2,), minval=-1.0, maxval=1.0)
        tries += 1
        if jnp.sum(point**2) < 0.5:
            return point, tries, key


def setup():
    return {"key": jax.random.key(3)}


def step(state, i):
    point, tries, state["key"] = sample(state["key"])
    return point, tries
