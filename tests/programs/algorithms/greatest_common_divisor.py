"""Euclid's algorithm on int arrays, recursively the loop `a, b = b, a % b`."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def setup():
    return {"pair": jnp.array([0, 0])}


def between(state, i):
    state["pair"] = jnp.array([[12, 18], [7, 0], [17, 5], [100, 75], [89, 55], [0, 3], [64, 48], [9, 28]][i])


def step(state, i):
    a, b = state["pair"]
    divisor = gcd(a, b)
    return divisor, a // divisor * b
