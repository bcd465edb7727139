"""Q-learning on a line of five cells, with epsilon-greedy moves until the goal or eight moves are reached."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def setup():
    return {"q": jnp.zeros((5, 2)), "key": jax.random.key(11)}


def step(state, i):
    q, key, cell = state["q"], state["key"], 1
    moves = 0
    while cell != 4 and moves < 8:
        key, explore, choose = jax.random.split(key, 3)
        if jax.random.uniform(explore) < 0.5 or q[cell, 0] == q[cell, 1]:
            action = jax.random.randint(choose, (), 0, 2)
        else:
            action = jnp.argmax(q[cell]).astype(jnp.int32)
        new = jnp.clip(cell + 2 * action - 1, 0, 4)
        reward = 1.0 if new == 4 else 0.0
        q = q.at[cell, action].add(0.5 * (reward + 0.9 * jnp.max(q[new]) - q[cell, action]))
        cell = new
        moves += 1
    state["q"], state["key"] = q, key
    return moves, q[1]
