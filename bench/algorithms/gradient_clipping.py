"""A training step whose gradients are clipped when their norm is too large.

R. Pascanu, T. Mikolov, Y. Bengio, On the Difficulty of Training Recurrent Neural Networks, ICML 2013, algorithm 1.
"""

import jax
import jax.numpy as jnp
import numpy as np

BATCH, INPUTS, HIDDEN, LENGTH = 64, 64, 128, 24
LIMIT = 0.5


def make(seed):
    source = np.random.RandomState(seed)

    def normal(*shape):
        return jnp.asarray(1.5 * source.randn(*shape) / np.sqrt(shape[0]), jnp.float32)

    params = {"in": normal(INPUTS, HIDDEN), "cell": normal(HIDDEN, HIDDEN), "out": normal(HIDDEN, 1)}
    return params, jnp.asarray(source.randn(LENGTH, BATCH, INPUTS), jnp.float32), normal(BATCH, 1), 0.1


def loss(params, xs, y):
    state = jnp.zeros((xs.shape[1], HIDDEN))
    for x in xs:
        state = jnp.tanh(x @ params["in"] + state @ params["cell"])
    return jnp.mean((state @ params["out"] - y) ** 2)


def find_norm(grads):
    return jnp.sqrt(sum(jnp.sum(g**2) for g in jax.tree.leaves(grads)))


def plain(params, xs, y, rate):
    value, grads = jax.value_and_grad(loss)(params, xs, y)
    norm = find_norm(grads)
    clipped = False
    if norm > LIMIT:
        grads = jax.tree.map(lambda g: g * (LIMIT / norm), grads)
        clipped = True
    return jax.tree.map(lambda p, g: p - rate * g, params, grads), value, clipped


@jax.jit
def expert(params, xs, y, rate):
    value, grads = jax.value_and_grad(loss)(params, xs, y)
    norm = find_norm(grads)
    clipped = norm > LIMIT
    scale = jnp.where(clipped, LIMIT / norm, 1.0)
    return jax.tree.map(lambda p, g: p - rate * (g * scale), params, grads), value, clipped
