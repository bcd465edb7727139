"""Two lists, one of them an attribute, whose last items are read before and after something is added."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 48


class Log:
    def __init__(self, x):
        self.seen = [x, x]


def setup():
    return jnp.linspace(-1, 1, 3)


def step(x, i):
    log, sums = Log(x), [jnp.float32(0.5)]
    for t in range(STEPS):
        log.seen.append(jnp.tanh(log.seen[-2] + log.seen[-1] * sums[-1] + 0.1 * t * i))
        sums.append(jnp.cos(log.seen[-1].sum() + sums[-1]))
        if log.seen[-1][0] > 0.5:
            x = log.seen[-2]
    return log, sums, x
