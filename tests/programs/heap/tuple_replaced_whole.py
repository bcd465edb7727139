"""State in tuples, rebuilt on every call, holding numbers, strings and arrays."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"state": (jnp.array([1.0]), 0, ("tag", None))}


def step(holder, i):
    x, count, tag = holder["state"]
    holder["state"] = (x * 0.5, count + 1, tag)
    return holder["state"], holder["state"][2] is tag
