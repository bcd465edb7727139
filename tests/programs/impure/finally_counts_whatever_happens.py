"""finally decrements a depth and counts, on normal return, on continue, on break and when an error passes."""
# expect: converted, compiles<=2, hits>=6
# calls: 16

import jax.numpy as jnp


class Guarded:
    def __init__(self):
        self.depth, self.left, self.x = 0, [], jnp.array([1.0, 3.0])

    def run(self, n):
        for k in range(4):
            self.depth += 1
            try:
                if k == n:
                    continue
                if k == n + 1:
                    return self.x * k
                if n == 5 and k == 2:
                    raise LookupError(k)
                self.x = jnp.sqrt(self.x + k)
            finally:
                self.depth -= 1
                self.left.append((n, k))
        return self.x


def setup():
    return Guarded()


def step(guarded, i):
    guarded.left.clear()
    y = guarded.run(i % 6)
    return y, guarded.depth, len(guarded.left)
