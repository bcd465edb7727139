"""A branch on a draw of jax.random: the epsilon-greedy choice of an action."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def setup():
    return {"key": jax.random.key(3), "values": jnp.array([0.1, 0.7, 0.3])}


def step(state, i):
    state["key"], explore, choose = jax.random.split(state["key"], 3)
    if jax.random.uniform(explore) < 0.5:
        action = jax.random.randint(choose, (), 0, 3)
    else:
        action = jnp.argmax(state["values"]).astype(jnp.int32)
    state["values"] = state["values"].at[action].multiply(0.75)
    return action
