"""Effects before an early return happen, those after it do not."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Queue:
    def __init__(self):
        self.level, self.served, self.idle = jnp.array(0.0), 0, 0
        self.history = []


def setup():
    return Queue()


def step(queue, i):
    queue.history.append(queue.level)
    if queue.level < 1.0:
        queue.idle += 1
        queue.level = queue.level + 1.75
        return "idle"
    queue.served += 1
    queue.level = queue.level - 1.0
    return "served"
