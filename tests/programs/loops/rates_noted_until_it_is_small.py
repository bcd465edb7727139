"""A learning rate of Python that decays, noted in each iteration; whoever calls handles exceptions, of which there are
none."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return jnp.arange(3.0)


def train(x):
    rate, rates = 0.1, []
    for _ in range(100):
        x = x * 0.7
        rates.append(rate)
        rate *= 0.9
        if jnp.sum(x * x) < 0.3:
            break
    return x, rates, rate


def step(x, i):
    try:
        return train(x + i)
    except Exception as error:
        return repr(error)
