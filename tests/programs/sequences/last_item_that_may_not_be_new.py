"""The last item is read where an item is added at some steps only, and of a list of which more is looked at."""
# expect: compiles<=4
# calls: 6

import jax.numpy as jnp

STEPS = 20


def setup():
    return jnp.linspace(-1, 1, 3)


def step(x, i):
    kept, every = [x], [x]
    for t in range(STEPS):
        x = jnp.tanh(x * 0.9 + jnp.sin(t * 1.3 + i))
        if x.sum() > 0:
            kept.append(x)
        x = x * 0.5 + kept[-1] * 0.25
        every.append(x + every[0] + every[t // 2] * (len(every) % 3))
    return kept, every
