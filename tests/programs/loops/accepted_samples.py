"""A Metropolis chain: a proposal that is not accepted leaves the sample of before in the list once more."""
# expect: converted, compiles<=2, hits>=3, rolled==1
# calls: 6

import jax
import jax.numpy as jnp

STEPS = 40


def log_density(x):
    return -0.5 * jnp.sum(x**2)


def setup():
    return {"start": jnp.zeros(3), "kept": None}


def step(state, i):
    x, key, samples, accepted = state["start"], jax.random.key(i), [], 0
    for t in range(STEPS):
        key, first, second = jax.random.split(key, 3)
        proposal = x + 0.8 * jax.random.normal(first, (3,))
        if jnp.log(jax.random.uniform(second)) < log_density(proposal) - log_density(x):
            x = proposal
            accepted += 1
        if t % 2 == 0:
            samples.append(x)
    state["kept"] = samples
    return x, accepted / STEPS, samples[0], samples[-1]
