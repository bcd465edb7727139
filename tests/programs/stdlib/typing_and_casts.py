"""typing.cast, NewType and Protocol checks at run time do nothing much, and must not get in the way."""
# expect: converted, compiles<=1, hits>=6

import typing

import jax
import jax.numpy as jnp

Width = typing.NewType("Width", int)


@typing.runtime_checkable
class HasForward(typing.Protocol):
    def forward(self, x): ...


class Net:
    def forward(self, x):
        return x * 2.0


def setup():
    return {"net": Net(), "x": jnp.array([1.0])}


def step(state, i):
    net = typing.cast(HasForward, state["net"])
    width: typing.Final = Width(3)
    y = net.forward(state["x"]) * width
    state["x"] = jax.nn.tanh(y)
    return y
