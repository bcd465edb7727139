"""The gradient of a network over a dictionary of parameters is scaled down only when its norm is large."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(params, x, y):
    hidden = jnp.tanh(x @ params["w"] + params["b"])
    return jnp.mean((hidden @ params["v"] - y) ** 2)


def setup():
    return {
        "params": {"w": jnp.ones((2, 3)) * 0.5, "b": jnp.zeros(3), "v": jnp.ones(3)},
        "x": jnp.array([[1.0, -1.0], [0.5, 2.0]]),
    }


def step(state, i):
    grads = jax.grad(loss)(state["params"], state["x"], jnp.array([1.0, -1.0]) * (i % 3))
    norm = jnp.sqrt(sum(jnp.sum(g**2) for g in grads.values()))
    if norm > 5.0:
        grads = {name: g * (1.0 / norm) for name, g in grads.items()}
    state["params"] = {name: p - 0.1 * grads[name] for name, p in state["params"].items()}
    return norm
