"""Parameters in an OrderedDict go through jax.grad and jax.tree.map, as state dicts do: JAX is given no cover."""
# expect: reason=container-subclass

from collections import OrderedDict

import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.params = OrderedDict(w=jnp.array([1.0, 2.0]), b=jnp.array(0.5))


def setup():
    return Model()


def loss_of(params, x):
    return jnp.sum((params["w"] * x + params["b"]) ** 2)


def step(model, i):
    x = jnp.array([1.0, -1.0]) * i
    loss, grads = jax.value_and_grad(loss_of)(model.params, x)  # culprit
    model.params = jax.tree.map(lambda p, g: p - 0.01 * g, model.params, grads)
    return loss, list(grads)
