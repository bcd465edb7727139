"""A deque is pushed and popped at both ends, rotated, reversed and copied; what leaves it is used."""
# expect: converted, compiles<=2, hits>=5

import collections

import jax.numpy as jnp


def setup():
    return {"line": collections.deque([jnp.array([1.0, 2.0]), jnp.array([3.0, 4.0]), jnp.array([5.0, 6.0])])}


def step(state, i):
    line = state["line"]
    first = line.popleft()
    last = line.pop()
    line.appendleft(first + last)
    line.extend([last * 0.5])
    line.rotate(1)
    copy = line.copy()
    copy.reverse()
    copy.append(first)
    return copy, [jnp.sum(item) for item in line], len(line), line[0] + line[-1], first in (first, last)
