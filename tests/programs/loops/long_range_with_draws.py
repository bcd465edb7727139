"""A random walk with a key that is split in each of many steps; it is stopped at a wall."""
# expect: converted, compiles<=2, hits>=6

import jax
import jax.numpy as jnp


def setup():
    return {"key": jax.random.key(3)}


def step(state, i):
    key, place, bounces, trail = state["key"], jnp.zeros(2), 0, []
    for _ in range(40):
        key, now = jax.random.split(key)
        wanted = place + jax.random.normal(now, (2,))
        if jnp.max(jnp.abs(wanted)) > 3.0:
            bounces += 1
        else:
            place = wanted
        trail.append(place)
    state["key"] = key
    return jnp.stack(trail), place, bounces
