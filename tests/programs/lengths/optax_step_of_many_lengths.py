"""A training step with optax over sequences of many lengths, in a class."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax
import jax.numpy as jnp
import optax

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    w, u = jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), jnp.linspace(-1.0, 1.0, 12).reshape(3, 4)
    return {"model": Model(w, u), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


class Model:
    def __init__(self, w, u):
        self.params = {"w": w, "u": u}
        self.optimizer = optax.adam(0.05)
        self.state = self.optimizer.init(self.params)
        self.steps = 0

    def loss(self, params, xs):
        h, outputs = jnp.zeros(4), []
        for x in xs:
            h = jnp.tanh(h @ params["w"] + x @ params["u"])
            outputs.append(h)
        return jnp.mean((jnp.stack(outputs) - 0.5) ** 2)

    def train(self, xs):
        loss, grads = jax.value_and_grad(self.loss)(self.params, xs)
        updates, self.state = self.optimizer.update(grads, self.state)
        self.params = optax.apply_updates(self.params, updates)
        self.steps += 1
        return loss


def step(state, i):
    return state["model"].train(state["xs"])
