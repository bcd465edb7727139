"""BatchNorm keeps running mean and variance as attributes; between calls it is switched to evaluation and back."""
# expect: converted, compiles<=2, hits>=10

# calls: 12

import jax.numpy as jnp


class BatchNorm:
    def __init__(self, size):
        self.mean, self.var = jnp.zeros(size), jnp.ones(size)
        self.training, self.batches = True, 0

    def __call__(self, x):
        if self.training:
            mean, var = jnp.mean(x, axis=0), jnp.var(x, axis=0)
            self.mean = 0.9 * self.mean + 0.1 * mean
            self.var = 0.9 * self.var + 0.1 * var
            self.batches += 1
        else:
            mean, var = self.mean, self.var
        return (x - mean) / jnp.sqrt(var + 1e-5)


def setup():
    return {"norm": BatchNorm(3), "x": jnp.arange(12.0).reshape(4, 3)}


def between(state, i):
    state["norm"].training = i % 6 < 4


def step(state, i):
    state["x"] = jnp.sin(state["x"] + i)
    return state["norm"](state["x"]), state["norm"].batches
