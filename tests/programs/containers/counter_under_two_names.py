"""Two objects of a list share one Counter; what one counts, the other reads, also after other code has changed it."""
# expect: converted, compiles<=3, hits>=6
# calls: 12

from collections import Counter

import jax.numpy as jnp


class Worker:
    def __init__(self, counts, value):
        self.counts, self.value = counts, value


def setup():
    counts = Counter(done=0)
    return [Worker(counts, jnp.array(1.0)), Worker(counts, jnp.array(2.0)), Worker(Counter(done=5), jnp.array(3.0))]


def between(workers, i):
    if i == 6:
        workers[0].counts["done"] += 100


def step(workers, i):
    total = jnp.float32(0.0)
    for worker in workers:
        worker.counts["done"] += 1
        worker.value = worker.value * 0.5 + worker.counts["done"]
        total = total + worker.value
    same = workers[0].counts is workers[1].counts
    return total, same, workers[1].counts["done"], workers[0].counts == workers[2].counts
