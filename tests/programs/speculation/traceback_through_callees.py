"""The exception is raised three calls deep: the traceback has every one of the user's frames, with its line."""
# expect: compiles<=4

import jax.numpy as jnp


def check(x):
    if x > 5.0:
        raise ArithmeticError("too large")
    return x


class Layer:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, x):
        return check(x * self.factor)


def forward(layers, x):
    for layer in layers:
        x = layer(x)
    return x


def setup():
    return {"layers": [Layer(1.5), Layer(1.25)], "x": jnp.array(1.0)}


def between(state, i):
    state["x"] = jnp.float32([1.0, 2.0, 3.5, 1.5, 2.75, 2.0, 1.0, 4.0][i])


def step(state, i):
    return forward(state["layers"], state["x"])
