"""Returns are computed from the end, inserted at the start, and normalised."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    rewards, values = state["xs"][:, 0], state["xs"][:, 1:]
    returns, total = [], 0.0
    for t in range(len(rewards) - 1, -1, -1):
        total = rewards[t] + 0.9 * total
        returns.insert(0, total)
    returns = jnp.array(returns)
    normalised = (returns - returns.mean()) / (returns.std() + 1e-6)
    return normalised, jnp.mean(normalised[:, None] * values, axis=0)
