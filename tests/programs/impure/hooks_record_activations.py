"""Forward hooks see every activation; one stores it under the name of the layer, one counts; a handle removes it."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Layer:
    def __init__(self, name, w):
        self.name, self.w, self.hooks = name, w, {}

    def register(self, hook):
        key = len(self.hooks)
        self.hooks[key] = hook
        return lambda: self.hooks.pop(key, None)

    def __call__(self, x):
        y = jnp.tanh(x @ self.w)
        for hook in self.hooks.values():
            replaced = hook(self, y)
            y = y if replaced is None else replaced
        return y


def setup():
    seen, counts = {}, {"a": 0, "b": 0}
    layers = [Layer("a", jnp.eye(2)), Layer("b", jnp.full((2, 2), 0.5))]

    def store(layer, y):
        seen[layer.name] = y

    def count(layer, y):
        counts[layer.name] += 1
        return y * 0.5

    remove = [layer.register(hook) for layer in layers for hook in (store, count)]
    return {"layers": layers, "seen": seen, "counts": counts, "remove": remove}


def between(state, i):
    if i == 5:
        state["remove"][1]()


def step(state, i):
    x = jnp.array([1.0, -1.0]) + i
    for layer in state["layers"]:
        x = layer(x)
    return x, state["seen"]["a"], dict(state["counts"])
