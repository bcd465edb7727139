"""Generalised advantage estimation: from the last reward to the first, each advantage into its place of a list."""
# expect: converted, compiles<=2, hits>=4, rolled>=1

import jax.numpy as jnp


def setup():
    return {"rewards": jnp.sin(jnp.arange(120.0)), "values": jnp.cos(jnp.arange(121.0)), "deltas": [0] * 120}


def step(state, i):
    rewards, values = state["rewards"] + i, state["values"]
    advantages, last = [None] * len(rewards), 0.0
    for t in reversed(range(len(rewards))):
        delta = rewards[t] + 0.99 * values[t + 1] - values[t]
        last = delta + 0.9 * last
        advantages[t] = last
        state["deltas"][t] = delta
    advantages = jnp.stack(advantages)
    return (advantages - advantages.mean()) / advantages.std(), last
