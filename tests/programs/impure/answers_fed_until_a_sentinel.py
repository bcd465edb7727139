"""iter(function, sentinel) reads answers as input() would; those up to the sentinel make one batch."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp

answers = [3.0, 1.0, None, 2.0, None, 5.0, 4.0, 0.5, None]


class Console:
    def __init__(self):
        self.at = 0

    def read(self):
        answer = answers[self.at % len(answers)]
        self.at += 1
        return answer


def setup():
    return {"console": Console(), "mean": jnp.zeros(2)}


def step(state, i):
    batch = list(iter(state["console"].read, None))
    x = jnp.asarray(batch[:1] + [float(i)])
    state["mean"] = 0.5 * state["mean"] + 0.5 * jnp.sqrt(x)
    return state["mean"], len(batch), state["console"].at
