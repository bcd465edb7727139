"""A bound method is kept in an attribute of another object, which calls it later; the class has a registry of names."""
# expect: converted, compiles<=4, hits>=12
# calls: 16

import jax.numpy as jnp


class Source:
    def __init__(self):
        self.x, self.calls = jnp.array([0.1, 0.2]), 0

    def sample(self, scale):
        self.calls += 1
        self.x = jnp.cos(self.x * scale)
        return self.x


class Consumer:
    def __init__(self, read):
        self.read, self.seen = read, {}


def setup():
    source = Source()
    return {"source": source, "consumer": Consumer(source.sample)}


def step(state, i):
    consumer = state["consumer"]
    consumer.seen[f"call{i % 3}"] = consumer.read(1.0 + i)
    consumer.read = state["source"].sample
    return consumer.read.__self__ is state["source"], state["source"].calls, sorted(consumer.seen)
