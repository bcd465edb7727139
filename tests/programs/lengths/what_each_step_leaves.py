"""Numbers, texts, tuples, lists and objects that each iteration leaves; two lists hold one array."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


class Step:
    def __init__(self, state, number):
        self.state = state
        self.number = number


def step(state, i):
    h, losses, notes, pairs, steps, left = jnp.zeros(4), [], [], [], [], 100
    for t, x in enumerate(state["xs"]):
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
        left -= 3
        losses.append(float(h[0]))
        notes.append(f"{t}: {float(h[1]):.3f}, {left} left")
        pairs.append((t, h, "fixed", None, [h], {"best": int(jnp.argmax(h)), "up": bool(h[0] > h[1])}))
        steps.append(Step(h, left))
    steps.append("end")
    state["last"] = h
    return losses, notes, pairs, steps
