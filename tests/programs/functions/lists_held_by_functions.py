"""Lists and numbers kept as attributes of a function, of a method and of a jitted function; the numbers change."""
# expect: converted, compiles<=5, hits>=4
# calls: 12

import jax
import jax.numpy as jnp


def plain(x):
    return x * 2


@jax.jit
def jitted(x):
    return x * 3


class Model:
    def apply(self, x):
        return x * 4


for function in (plain, jitted, Model.apply):
    function.history, function.rate = [], 1.0


def setup():
    return Model(), [plain.history, jitted.history, Model.apply.history]


def between(state, i):
    if i == 6:
        plain.rate = jitted.rate = Model.apply.rate = 5.0
        Model.apply.__name__ = "renamed"


def step(state, i):
    model, _ = state
    x = jnp.ones(2) * i
    plain.history.append(x)
    jitted.history.append(x + 1)
    model.apply.history.append(x + 2)
    total = plain(x) * plain.rate + jitted(x) * jitted.rate + model.apply(x) * model.apply.rate
    return total, model.apply.__name__
