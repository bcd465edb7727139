"""self.__dict__.update restores a checkpoint; the names that it lacks stay."""
# expect: converted, compiles<=4, hits>=12
# calls: 16

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w, self.b, self.epoch = jnp.array([1.0, 2.0]), jnp.array(0.5), 0

    def save(self):
        return dict(self.__dict__, b=self.b + 0.0)

    def load(self, saved):
        self.__dict__.update({name: saved[name] for name in ("w", "epoch")})


def setup():
    model = Model()
    return {"model": model, "saved": model.save()}


def step(state, i):
    model = state["model"]
    model.w = model.w * 1.5 - 0.1 * i
    model.b = model.b + 1.0
    model.epoch += 1
    if i % 4 == 3:
        model.load(state["saved"])
    elif i % 4 == 1:
        state["saved"] = model.save()
    return model.w, model.b, model.epoch, list(state["saved"])
