"""Names made from a counter that are keys of a dictionary of parameters."""
# expect: converted, compiles<=5

import jax.numpy as jnp


def setup():
    return {"layer_0": jnp.array([1.0]), "layer_1": jnp.array([2.0]), "layer_2": jnp.array([3.0]), "turn": 0}


def step(params, i):
    params["turn"] = (params["turn"] + 1) % 3
    name = f"layer_{params['turn']}"
    params[name] = params[name] * 1.5
    return params[name]
