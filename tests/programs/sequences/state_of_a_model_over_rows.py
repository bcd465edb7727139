"""A model whose cell changes its state, called in a loop that keeps what it gives."""
# expect: converted, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


class Cell:
    def __init__(self):
        self.w = jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)
        self.h = jnp.zeros(4)
        self.calls = 0

    def __call__(self, x):
        self.h = jnp.tanh(self.w @ self.h + x)
        self.calls += 1
        return self.h


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "model": Cell()}


def step(state, i):
    model = state["model"]
    outputs = [model(x) for x in state["xs"]]
    print(f"{model.calls} calls")
    return jnp.stack(outputs), model.h is outputs[-1]
