"""Rprop with a step size per parameter tensor, which grows or shrinks with the sign of the gradients' product."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(params):
    return jnp.sum((params["w"] - 1.0) ** 2) + 0.5 * jnp.sum((params["b"] + 2.0) ** 2)


def setup():
    params = {"w": jnp.array([3.0, -1.0]), "b": jnp.array([0.5])}
    return {
        "params": params,
        "rates": {"w": 0.5, "b": 0.5},
        "last": {name: jnp.zeros_like(value) for name, value in params.items()},
    }


def step(state, i):
    grads = jax.grad(loss)(state["params"])
    for name, grad in grads.items():
        agreement = jnp.sum(grad * state["last"][name])
        if agreement > 0:
            state["rates"][name] *= 1.2
        elif agreement < 0:
            state["rates"][name] *= 0.5
        state["params"][name] = state["params"][name] - state["rates"][name] * jnp.sign(grad)
        state["last"][name] = grad
    return loss(state["params"]), state["rates"]["w"]
