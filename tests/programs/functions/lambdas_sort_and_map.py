"""Lambdas given to sorted, map, filter, min and reduce."""
# expect: converted, compiles<=1, hits>=6

import functools

import jax.numpy as jnp


def setup():
    return {"a": jnp.ones((3, 1)), "b": jnp.ones((1, 2)), "c": jnp.ones((2, 2)) * 0.5}


def step(params, i):
    names = sorted(params, key=lambda name: -params[name].size)
    sums = list(map(lambda name: jnp.sum(params[name]), names))
    wide = list(filter(lambda name: params[name].shape[1] > 1, names))
    smallest = min(params.items(), key=lambda item: item[1].size)[0]
    params["c"] = params["c"] * 1.1
    return names, functools.reduce(lambda a, b: a * 0.5 + b, sums), wide, smallest
