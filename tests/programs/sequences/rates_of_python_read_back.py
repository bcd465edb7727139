"""Numbers of Python in a list whose last one is read: no array, so the loop is written out."""
# expect: converted, compiles<=1, hits>=3
# calls: 6

import jax.numpy as jnp


def setup():
    return jnp.linspace(-1, 1, 3)


def step(x, i):
    rates, xs = [0.5], [x]
    for t in range(30):
        rates.append(rates[-1] * 0.9)
        xs.append(xs[-1] - rates[-1] * jnp.sin(xs[-1] + i))
    return rates, xs
