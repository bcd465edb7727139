"""Simulated annealing of a permutation: two places are swapped, and swapped back when the cost says so."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp

DISTANCES = jnp.array([[0, 2, 9, 4], [2, 0, 6, 3], [9, 6, 0, 1], [4, 3, 1, 0]], jnp.float32)


def length(order):
    return jnp.sum(DISTANCES[order, jnp.roll(order, -1)])


def setup():
    return {"order": jnp.array([0, 2, 1, 3]), "key": jax.random.key(2), "temperature": 4.0}


def step(state, i):
    state["key"], places, decide = jax.random.split(state["key"], 3)
    order = state["order"]
    a, b = jax.random.randint(places, (2,), 0, 4)
    if a != b:
        trial = order.at[a].set(order[b]).at[b].set(order[a])
        worse = length(trial) - length(order)
        if worse < 0 or jax.random.uniform(decide) < jnp.exp(-worse / state["temperature"]):
            state["order"] = trial
    state["temperature"] *= 0.8
    return length(state["order"]), state["order"]
