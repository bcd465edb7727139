"""The whole __dict__ of an object, and its class, replaced inside the step."""
# expect: compiles<=2

import jax.numpy as jnp


class Train:
    def scale(self):
        return 2.0


class Evaluate(Train):
    def scale(self):
        return 1.0


def setup():
    model = Train()
    model.w = jnp.array([1.0])
    return {"model": model}


def step(state, i):
    model = state["model"]
    model.__dict__ = {"w": model.w * model.scale(), "extra": i}
    model.__class__ = Evaluate if i % 2 else Train
    return model.w, model.scale()
