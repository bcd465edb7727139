"""A list gets shorter and longer."""
# expect: converted, compiles<=4, misses>=1
# guard: length

import jax.numpy as jnp


def setup():
    return [jnp.array([float(n)]) for n in range(3)]


def between(xs, i):
    if i == 3:
        xs.pop()
    if i == 5:
        xs.extend([jnp.array([5.0]), jnp.array([6.0])])


def step(xs, i):
    return sum(x * 2 for x in xs)
