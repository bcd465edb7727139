"""Modules with their parameters in attributes; the loss swaps them in, and a branch decides which module runs."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


class Linear:
    def __init__(self, w):
        self.w = w

    def __call__(self, x):
        return x @ self.w


class Switch:
    def __init__(self):
        self.small, self.large = Linear(jnp.eye(2) * 0.5), Linear(jnp.eye(2) * 0.25)

    def __call__(self, x):
        if jnp.sum(jnp.abs(x)) > 1.0:
            return self.large(x)
        return self.small(x) + 1.0


def setup():
    return {"net": Switch(), "x": jnp.array([0.5, 1.0])}


def step(state, i):
    net = state["net"]

    def loss(ws):
        small, large = net.small.w, net.large.w
        net.small.w, net.large.w = ws
        value = jnp.sum(net(state["x"]) ** 2)
        net.small.w, net.large.w = small, large
        return value

    grads = jax.grad(loss)((net.small.w, net.large.w))
    net.small.w = net.small.w - 0.1 * grads[0]
    net.large.w = net.large.w - 0.1 * grads[1]
    state["x"] = jnp.array([0.5, 0.25]) * (1 + i % 3)
    return grads
