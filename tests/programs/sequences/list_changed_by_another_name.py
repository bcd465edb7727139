"""The list that is gone over grows by another name, in a method."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


class Model:
    def __init__(self, xs):
        self.xs = xs

    def note(self, h):
        if len(self.xs) < 70:
            self.xs.append(h)


def setup():
    xs = [jnp.sin(jnp.arange(4.0) + k) for k in range(60)]
    return {"xs": xs, "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "model": Model(xs)}


def step(state, i):
    h, model = jnp.zeros(4) + i, state["model"]
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        model.note(h)
    del state["xs"][60:]
    return h
