"""Each row leaves a pair with the number of the call, which differs from call to call and is the same in all pairs."""
# expect: converted, compiles<=2, hits>=3, rolled>=1
# calls: 6

import jax.numpy as jnp

SIZE = 400


def setup():
    return list(jnp.arange(SIZE + 0.0) % 3 - 1)


def step(rows, i):
    pairs = []
    x = jnp.float32(0.5)
    for row in rows:
        x = jnp.tanh(x * 0.5 + row)
        pairs.append((x, i))
    return x, pairs
