"""Classes that behave as sequences, mappings and iterators."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class ModuleList:
    def __init__(self, *layers):
        self.layers = list(layers)

    def __iter__(self):
        return iter(self.layers)

    def __len__(self):
        return len(self.layers)

    def __getitem__(self, index):
        return self.layers[index]

    def __setitem__(self, index, layer):
        self.layers[index] = layer

    def __contains__(self, name):
        return name in ("first", "last")


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def setup():
    return ModuleList(jnp.eye(2), jnp.ones((2, 2)))


def step(modules, i):
    x = jnp.array([1.0, 2.0])
    for w in modules:
        x = jnp.tanh(x @ w)
    for n in Countdown(3):
        x = x + n
    modules[-1] = modules[1] * 0.9
    return x, len(modules), "first" in modules, "middle" in modules, [*Countdown(2)]
