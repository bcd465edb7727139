"""What a loop keeps as the best starts as infinity, None and a dict of before it, and becomes an array, an int and one
of the dicts that the iterations make."""
# expect: converted, hits>=6

import math

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(3.0)}


def step(state, i):
    params = {"w": state["x"] + i, "b": jnp.zeros(2)}
    best, best_at, best_params, waited = math.inf, None, params, 0
    for epoch in range(30):
        params = {name: value * 0.7 - 0.1 for name, value in params.items()}
        loss = (params["w"] - 0.5) ** 2
        if loss < best:
            best, best_at, best_params = loss, epoch, params
            waited = 0
        else:
            waited += 1
            if waited == 3:
                break
    return best, best_at, best_params, epoch, best_params is params
