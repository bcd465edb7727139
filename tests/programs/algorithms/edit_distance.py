"""The Levenshtein distance of two token arrays: min of three in a double loop, in a list of lists."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def distance(a, b):
    row = [jnp.int32(n) for n in range(4)]
    for n in range(3):
        new = [row[0] + 1]
        for m in range(3):
            if a[n] == b[m]:
                new.append(row[m])
            else:
                new.append(1 + min(row[m], row[m + 1], new[m]))
        row = new
    return row[-1]


def setup():
    return {"a": jnp.array([1, 2, 3]), "b": jnp.array([1, 2, 3])}


def between(state, i):
    state["b"] = jnp.array([i % 3 + 1, i // 2 % 3 + 1, i % 4])


def step(state, i):
    return distance(state["a"], state["b"]) * 1
