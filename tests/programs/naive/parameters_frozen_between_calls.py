"""The names that are trained, a tuple that is replaced between two calls."""
# expect: converted, compiles<=2, hits>=4, misses>=1

import jax
import jax.numpy as jnp

frozen = ()


def setup():
    return {"encoder": jnp.array([1.0, 2.0]), "head": jnp.array([0.5, -0.5])}


def between(params, i):
    global frozen
    if i == 4:
        frozen = ("encoder",)


def step(params, i):
    grads = jax.grad(lambda p: jnp.sum(p["encoder"] * p["head"]) ** 2)(params)
    for name, grad in grads.items():
        if name not in frozen:
            params[name] = params[name] - 0.1 * grad
    return sorted(frozen)
