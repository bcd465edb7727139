"""The state of a model goes on from one sequence to the next, as in the example of the JANUS paper."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


class Model:
    def __init__(self):
        self.state = jnp.zeros(4)

    def __call__(self, weights, xs):
        outputs = []
        for x in xs:
            self.state = jnp.tanh(self.state @ weights["w"] + x @ weights["u"])
            outputs.append(self.state)
        return outputs


MODEL = Model()


def step(state, i):
    outputs = MODEL(state, state["xs"])
    return len(outputs), outputs[-1], jnp.stack(outputs).mean(axis=0)
