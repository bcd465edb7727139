"""An object with a finalizer is replaced in one place and held in another: nothing is freed, so the run is kept."""
# expect: converted, hits>=5

import weakref

import jax.numpy as jnp


class Worker:
    def __init__(self, name, log):
        self.name = name
        weakref.finalize(self, log.append, f"{name} freed")


class Pool:
    def __init__(self):
        self.log = []
        self.workers = [Worker("a", self.log), Worker("b", self.log)]
        self.current = self.workers[0]
        self.load = jnp.zeros(2)

    def step(self, x):
        self.load = self.load * 0.9 + x
        self.current = None
        return jnp.max(self.load)


def setup():
    return Pool()


def between(pool, i):
    pool.current = pool.workers[i % 2]


def step(pool, i):
    return pool.step(jnp.array([1.0, 2.0 + i]))
