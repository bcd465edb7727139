"""Between two calls the class of the model becomes a subclass whose __call__ does more."""
# expect: converted, compiles<=7, hits>=9
# calls: 16

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([0.5, 1.5])

    def __call__(self, x):
        return jnp.tanh(self.w * x)


class Recording(Model):
    seen = ()

    def __call__(self, x):
        y = super().__call__(x)
        self.seen = (*self.seen, y)
        return y + 1.0


def setup():
    return Model()


def between(model, i):
    if i == 4:
        model.__class__ = Recording


def step(model, i):
    y = model(jnp.arange(2.0) + i)
    return y, type(model).__name__, len(getattr(model, "seen", ()))
