"""What a loop notes before it adds a committed array is not committed in the first iteration, but in the others."""
# expect: compiles<=4
# calls: 6

import jax
import jax.numpy as jnp


def setup():
    return jax.device_put(jnp.full(2, 0.1), jax.devices()[0])


def step(weight, i):
    h, before, sums = jnp.zeros(2), [], []
    for t in range(120):
        before.append(h * 2)
        h = jnp.tanh(h + weight)
        sums.append(h.sum())
    return before, sums
