"""The best loss and the second best, of which the second was the best before; layers of weights in a dict beside."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 70


def setup():
    return {"w": jnp.linspace(-1, 1, 6), "b": jnp.zeros(6)}


def step(start, i):
    best = second = jnp.float32(1e9)
    params = kept = start
    for t in range(STEPS):
        params = {"w": jnp.cos(params["w"] * 1.3 + t), "b": params["b"] * 0.9 + 0.1 * i}
        loss = jnp.sum(params["w"] + params["b"])
        if loss < best:
            best, second, kept = loss, best, params
        elif loss < second:
            second = loss
    return best, second, params, kept
