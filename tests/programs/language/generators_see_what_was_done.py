"""Builtins take the items of a generator one by one, and the generator sees what was done with those before."""
# expect: converted, hits>=4

import functools
import math

import jax.numpy as jnp


class Weighted:
    def __init__(self, owner, weight):
        self.owner, self.weight = owner, weight

    def __radd__(self, other):
        self.owner.value = self.owner.value + self.weight
        return other + 1


class Owner:
    def __init__(self):
        self.value = jnp.ones(1)
        self.log = []


def setup():
    return Owner()


def add(owner, left, right):
    owner.value = left + right * 0.5
    return owner.value


def step(owner, i):
    owner.value = jnp.ones(1)
    owner.log.clear()

    def values():
        for k in range(3):
            owner.log.append(("made", k))
            yield owner.value * 2

    def numbers():
        for k in range(4):
            owner.log.append(("made", k))
            yield k

    def note(k):
        owner.log.append(("looked at", k))
        return -k

    reduced = functools.reduce(functools.partial(add, owner), values())
    total = sum(Weighted(owner, owner.value) for _ in range(3))
    best, least = max(numbers(), key=note), min(numbers(), key=note)
    factor = math.prod(owner.value * 0.1 for _ in range(3))
    grown = [owner.value]
    grown.extend(len(grown) for _ in range(3))
    grown += (len(grown) for _ in range(2))
    pairs = {"a": 0}
    pairs.update((str(len(pairs)), k) for k in range(3))
    count = iter(range(5))
    try:
        first, second = count
    except ValueError:
        third = next(count)
    return reduced, total, best, least, factor, grown, pairs, third, list(owner.log)
