"""A list on the class is grown through self; one instance later gets a list of its own under the same name."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Layer:
    outputs = []

    def __init__(self, w):
        self.w = w

    def __call__(self, x):
        y = jnp.tanh(self.w * x)
        self.outputs.append(y)
        return y


def setup():
    Layer.outputs = []
    return {"a": Layer(jnp.array([0.5, 1.0])), "b": Layer(jnp.array([2.0, 0.1]))}


def between(state, i):
    if i == 4:
        state["b"].outputs = list(Layer.outputs[:1])


def step(state, i):
    y = state["b"](state["a"](jnp.array([1.0, 2.0]) * i))
    return y, len(Layer.outputs), len(state["b"].outputs), "outputs" in vars(state["b"])
