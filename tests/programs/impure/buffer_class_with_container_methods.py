"""A buffer class with __len__, __iter__, __getitem__, __setitem__, __delitem__, __contains__, __eq__ and __bool__."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Buffer:
    def __init__(self, items=()):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items)

    def __getitem__(self, key):
        return Buffer(self.items[key]) if isinstance(key, slice) else self.items[key]

    def __setitem__(self, key, value):
        self.items[key] = value

    def __delitem__(self, key):
        del self.items[key]

    def __contains__(self, length):
        return any(len(item) == length for item in self.items)

    def __eq__(self, other):
        return isinstance(other, Buffer) and len(self) == len(other)

    def __bool__(self):
        return len(self.items) > 1


def setup():
    return Buffer([jnp.ones(2)])


def step(buffer, i):
    buffer.items.append(jnp.arange(2.0) * (i + 1))
    buffer[0] = buffer[-1] + buffer[0] * 0.5
    if len(buffer) > 3:
        del buffer[1]
    tail = buffer[1:]
    total = sum(jnp.sum(item) for item in buffer)
    return total, bool(tail), 2 in buffer, 3 in buffer, buffer == tail, tail == buffer[1:], buffer != tail
