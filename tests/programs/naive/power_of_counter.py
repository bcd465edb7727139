"""Adam's bias correction written by hand: b ** (t + 1) with t a Python integer."""
# expect: converted, compiles<=2, hits>=9
# calls: 12

import jax
import jax.numpy as jnp


class Adam:
    def __init__(self, size):
        self.m = jnp.zeros(size)
        self.v = jnp.zeros(size)
        self.t = 0

    def update(self, grad, lr=0.1, b1=0.9, b2=0.999):
        self.t += 1
        self.m = b1 * self.m + (1 - b1) * grad
        self.v = b2 * self.v + (1 - b2) * grad**2
        m_hat = self.m / (1 - b1**self.t)
        v_hat = self.v / (1 - b2**self.t)
        return -lr * m_hat / (jnp.sqrt(v_hat) + 1e-6)


def setup():
    return {"w": jnp.array([1.0, -3.0]), "adam": Adam(2)}


def step(state, i):
    grad = jax.grad(lambda w: jnp.sum((w - 0.5) ** 2))(state["w"])
    state["w"] = state["w"] + state["adam"].update(grad)
    return state["w"]
