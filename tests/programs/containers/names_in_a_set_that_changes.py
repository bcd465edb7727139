"""Names in a set that lives outside and changes between two calls."""
# expect: converted, compiles<=3, hits>=5

import jax
import jax.numpy as jnp

frozen = set()


def setup():
    return {"encoder": jnp.array([1.0, 2.0]), "head": jnp.array([0.5, -0.5])}


def between(params, i):
    if i == 4:
        frozen.add("encoder")


def step(params, i):
    grads = jax.grad(lambda p: jnp.sum(p["encoder"] * p["head"]) ** 2)(params)
    for name, grad in grads.items():
        if name not in frozen:
            params[name] = params[name] - 0.1 * grad
    return sorted(frozen)
