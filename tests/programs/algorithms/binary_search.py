"""Binary search in a sorted array, which ends early when it meets the value."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def search(values, target):
    low, high = 0, values.shape[0] - 1
    while low <= high:
        middle = (low + high) // 2
        if values[middle] == target:
            return middle
        if values[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    return -1


def setup():
    return {"values": jnp.array([1, 3, 4, 7, 9, 11, 15, 20]), "target": jnp.int32(0)}


def between(state, i):
    state["target"] = jnp.int32([7, 1, 20, 5, 15, 0, 4, 30][i])


def step(state, i):
    return search(state["values"], state["target"])
