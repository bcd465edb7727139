"""Lists of states that may be one array are only summed and stacked: nothing of their identity is left behind."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 90


def setup():
    return jnp.linspace(0.1, 0.4, 4)


def step(x, i):
    states, best = [], jnp.float32(-1e9)
    for t in range(STEPS):
        new = jnp.sin(x * 1.5 + 0.1 * i)
        if jnp.max(new) > jnp.max(x):
            x = new
        states.append(x)
        if x.sum() > best:
            best = x.sum()
    return jnp.stack(states).mean(0), sum(states), best
