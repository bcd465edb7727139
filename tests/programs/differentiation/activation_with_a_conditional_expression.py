"""A leaky activation of a scalar unit by a conditional expression, inside two layers under grad."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def unit(w, x):
    z = w[0] * x + w[1]
    return z if z > 0 else 0.125 * z


def loss(params, x, y):
    hidden = unit(params["first"], x)
    return (unit(params["second"], hidden) - y) ** 2


def setup():
    return {"first": jnp.array([1.0, -0.5]), "second": jnp.array([-1.0, 0.5])}


def step(params, i):
    grads = jax.grad(loss)(params, jnp.float32(i % 4 - 1.5), 1.0)
    for name in params:
        params[name] = params[name] - 0.1 * grads[name]
    return grads
