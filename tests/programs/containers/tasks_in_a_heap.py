"""A priority queue in a list of the state: tasks with host priorities are pushed and the first is popped."""
# expect: converted, compiles<=2, hits>=9
# calls: 14

import heapq
import itertools

import jax.numpy as jnp


class Scheduler:
    def __init__(self):
        self.heap, self.step, self.x = [3, 8], 10, jnp.array([1.0, 2.0])


def setup():
    return Scheduler()


def step(scheduler, i):
    scheduler.step += 5
    heapq.heappush(scheduler.heap, scheduler.step)
    heapq.heappush(scheduler.heap, scheduler.step - 100)
    first = heapq.heappop(scheduler.heap)
    scheduler.x = scheduler.x * 0.5 + first
    best = heapq.heappushpop(scheduler.heap, scheduler.step + 1)
    heapq.heappop(scheduler.heap)
    return jnp.sum(scheduler.x), first, best, len(scheduler.heap)
