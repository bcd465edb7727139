"""Parameters in a dictionary are visited in order, and those that are small already are passed over."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([1.0, -2.0]), "b": jnp.array([0.25]), "scale": jnp.array(3.0)}


def step(params, i):
    changed = 0
    for name, value in params.items():
        if jnp.max(jnp.abs(value)) < 1.0:
            continue
        params[name] = value * 0.5
        changed += 1
    params["b"] = params["b"] + 0.5
    return changed
