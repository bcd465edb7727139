"""The state of the step before, by its number in the list that the loop fills; two items are added in each step."""
# expect: converted, compiles<=1, hits>=3, rolled==2
# calls: 6

import jax.numpy as jnp

STEPS = 50


def setup():
    return jnp.linspace(-1, 1, 3)


def step(start, i):
    states = [start]
    for t in range(STEPS):
        states.append(jnp.tanh(states[t] * 0.9 + jnp.sin(t + i * 1.0)))
    pairs = [start, start * 0.5]
    for t in range(STEPS):
        pairs.append(jnp.tanh(pairs[2 * t] + 0.1 * i))
        pairs.append(pairs[2 * t + 2] * 0.5 + pairs[2 * t + 1])
    return states, pairs
