"""Training that stops when the validation loss has not fallen for some epochs, and returns the best weights.

L. Prechelt, Early Stopping - But When?, in Neural Networks: Tricks of the Trade (1998), criterion UP;
I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, algorithm 7.1.
"""

import jax
import jax.numpy as jnp
import numpy as np

ROWS, INPUTS, HIDDEN = 500, 10, 64
EPOCHS, PATIENCE = 500, 10
RATE = 0.2


def make(seed):
    source = np.random.RandomState(seed)

    def normal(*shape):
        return jnp.asarray(source.randn(*shape) / np.sqrt(shape[0]), jnp.float32)

    def draw_data():
        x = source.randn(ROWS, INPUTS)
        y = np.sin(x[:, 0]) + 0.5 * x[:, 1] + source.randn(ROWS)
        return jnp.asarray(x, jnp.float32), jnp.asarray(y, jnp.float32)

    params = {"w": normal(INPUTS, HIDDEN), "b": jnp.zeros(HIDDEN), "v": normal(HIDDEN)}
    return params, draw_data(), draw_data()


def loss(params, x, y):
    return jnp.mean((jnp.tanh(x @ params["w"] + params["b"]) @ params["v"] - y) ** 2)


def plain(params, train, validation):
    best, best_params = jnp.inf, params
    waited = 0
    for epoch in range(EPOCHS):
        grads = jax.grad(loss)(params, *train)
        params = {name: params[name] - RATE * grads[name] for name in params}
        value = loss(params, *validation)
        if value < best:
            best, best_params = value, params
            waited = 0
        else:
            waited += 1
            if waited == PATIENCE:
                break
    return best_params, best, epoch


@jax.jit
def expert(params, train, validation):
    def is_going(state):
        _, _, _, waited, epoch = state
        return (waited < PATIENCE) & (epoch < EPOCHS)

    def advance(state):
        params, best_params, best, waited, epoch = state
        grads = jax.grad(loss)(params, *train)
        params = jax.tree.map(lambda p, g: p - RATE * g, params, grads)
        value = loss(params, *validation)
        better = value < best
        best_params = jax.tree.map(lambda new, old: jnp.where(better, new, old), params, best_params)
        return params, best_params, jnp.where(better, value, best), jnp.where(better, 0, waited + 1), epoch + 1

    start = (params, params, jnp.float32(jnp.inf), 0, 0)
    _, best_params, best, _, epoch = jax.lax.while_loop(is_going, advance, start)
    return best_params, best, epoch - 1
