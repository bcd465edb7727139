"""Functions with one code object and different globals, as decorators and cloudpickle make them."""
# expect: compiles<=9

import types

import jax.numpy as jnp


def scaled(x):
    return jnp.sin(x) * K


def setup():
    return jnp.array([1.0, 2.0])


def step(w, i):
    function = types.FunctionType(scaled.__code__, {"K": i, "jnp": jnp})
    return function(w)
