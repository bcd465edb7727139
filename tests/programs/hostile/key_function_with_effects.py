"""A key function for sorted and a function for map that append to a list which exists."""
# expect: compiles<=2

import jax.numpy as jnp

order = []


def note(n):
    order.append(n)
    return -n


def setup():
    return {"x": jnp.array([1.0]), "numbers": [2, 3, 1]}


def step(state, i):
    ranked = sorted(state["numbers"], key=note)
    total = sum(map(note, ranked))
    largest = max(state["numbers"], key=lambda n: order.append(0) or n)
    state["x"] = state["x"] * 0.5 + total
    del order[:-6]
    return ranked, total, largest, list(order)
