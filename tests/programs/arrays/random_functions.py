"""The samplers of jax.random with shapes, permutation, choice and categorical, keys of both kinds."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def setup():
    return {"key": jax.random.key(1), "old": jax.random.PRNGKey(2)}


def step(state, i):
    state["key"], *keys = jax.random.split(state["key"], 5)
    state["old"], sub = jax.random.split(state["old"])
    logits = jax.random.normal(keys[0], (4,))
    return (
        jax.random.categorical(keys[1], logits),
        jax.random.permutation(keys[2], 5),
        jax.random.choice(keys[3], jnp.arange(6), (2,), replace=False),
        jax.random.truncated_normal(sub, -1.0, 1.0, (2,)),
        jax.random.key_data(keys[0]),
    )
