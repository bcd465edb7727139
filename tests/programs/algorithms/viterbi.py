"""Viterbi written with loops over states and an if for each maximum, and the way back through an array."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp

EMIT = jnp.array([[0.5, 0.4, 0.1], [0.1, 0.3, 0.6]])
MOVE = jnp.array([[0.7, 0.3], [0.4, 0.6]])


def setup():
    return {"seen": jnp.zeros(3, jnp.int32)}


def between(state, i):
    state["seen"] = jnp.array([i % 3, i // 2 % 3, (i + 1) % 3])


def step(state, i):
    seen = state["seen"]
    best = [0.6 * EMIT[0, seen[0]], 0.4 * EMIT[1, seen[0]]]
    back = jnp.zeros((3, 2), jnp.int32)
    for t in range(1, 3):
        new = []
        for s in range(2):
            score, source = best[0] * MOVE[0, s], 0
            if best[1] * MOVE[1, s] > score:
                score, source = best[1] * MOVE[1, s], 1
            new.append(score * EMIT[s, seen[t]])
            back = back.at[t, s].set(source)
        best = new
    state_now = jnp.int32(0) if best[0] >= best[1] else jnp.int32(1)
    path = [state_now]
    for t in (2, 1):
        path.append(back[t, path[-1]])
    return path[::-1], max(best)
