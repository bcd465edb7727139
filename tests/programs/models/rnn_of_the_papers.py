"""The running example of JANUS: state in an attribute, a list that grows, a new closure for every sequence."""
# expect: converted, compiles<=3, hits>=8
# calls: 14

import jax
import jax.numpy as jnp
import optax


def rnn_cell(params, state, item):
    return jnp.tanh(state @ params["recurrent"] + params["input"][item])


class RNNModel:
    def __init__(self, key, size=4, vocabulary=6):
        keys = jax.random.split(key, 3)
        self.params = {
            "recurrent": jax.random.normal(keys[0], (size, size)) * 0.3,
            "input": jax.random.normal(keys[1], (vocabulary, size)) * 0.3,
            "output": jax.random.normal(keys[2], (size, vocabulary)) * 0.3,
        }
        self.state = jnp.zeros(size)

    def __call__(self, params, sequence):
        state = self.state
        outputs = []
        for item in sequence[:-1]:
            state = rnn_cell(params, state, item)
            outputs += [state]
        logits = jnp.stack(outputs) @ params["output"]
        loss = optax.softmax_cross_entropy_with_integer_labels(logits, jnp.array(sequence[1:])).mean()
        return loss, state


class Optimizer:
    def __init__(self, model):
        self.model = model
        self.tx = optax.sgd(0.1)
        self.state = self.tx.init(model.params)

    def __call__(self, loss_fn):
        (loss, self.model.state), grads = jax.value_and_grad(loss_fn, has_aux=True)(self.model.params)
        updates, self.state = self.tx.update(grads, self.state)
        self.model.params = optax.apply_updates(self.model.params, updates)
        return loss


def setup():
    model = RNNModel(jax.random.key(0))
    return {"model": model, "optimize": Optimizer(model), "sequences": [[1, 2, 3, 4], [5, 0, 1, 2, 3]]}


def step(state, i):
    model, sequence = state["model"], state["sequences"][i % 2]
    return state["optimize"](lambda params: model(params, sequence))
