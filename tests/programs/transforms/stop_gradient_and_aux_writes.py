"""Values kept on an object inside the loss through stop_gradient of results given back with has_aux."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


class Norm:
    def __init__(self):
        self.mean = jnp.zeros(2)

    def __call__(self, x):
        mean = x.mean(axis=0)
        return x - mean, 0.9 * self.mean + 0.1 * jax.lax.stop_gradient(mean)


def setup():
    return {"norm": Norm(), "w": jnp.array([1.0, 2.0])}


def step(state, i):
    norm = state["norm"]

    def loss(w):
        y, mean = norm(jnp.arange(6.0).reshape(3, 2) * w)
        return jnp.mean(y**2), mean

    grad, norm.mean = jax.grad(loss, has_aux=True)(state["w"])
    state["w"] = state["w"] - 0.01 * grad
    return grad
