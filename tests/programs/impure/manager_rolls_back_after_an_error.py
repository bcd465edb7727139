"""A transaction restores the parameters when its body raises, and swallows one kind of error only."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Diverged(Exception):
    pass


class Transaction:
    def __init__(self, params):
        self.params = params

    def __enter__(self):
        self.saved = dict(self.params)
        return self.params

    def __exit__(self, kind, error, traceback):
        self.outcome = "kept" if kind is None else kind.__name__
        if kind is not None:
            self.params.clear()
            self.params.update(self.saved)
        return kind is Diverged


def setup():
    return {"w": jnp.array([1.0, -1.0]), "b": jnp.array(0.5)}


def step(params, i):
    transaction = Transaction(params)
    with transaction as inside:
        inside["w"] = inside["w"] * 1.5 + i
        if i % 3 == 1:
            raise Diverged(i)
        if i == 5:
            raise ValueError("not swallowed")
        inside["b"] = inside["b"] - jnp.sum(inside["w"])
    return transaction.outcome, list(params), params["w"]
