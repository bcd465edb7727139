"""A function that varies, made by one factory: asked for its name, compared, looked up, and used as a key."""
# expect: converted, hits>=6
# calls: 16

import jax.numpy as jnp


def scaled(factor, name):
    def activation(x):
        return x * factor

    activation.__name__ = name
    activation.__doc__ = "Scales by " + name
    return activation


double, triple, half = scaled(2.0, "two"), scaled(3.0, "three"), scaled(0.5, "a half")
costs = {double: 1, triple: 2}


def setup():
    return [jnp.ones(2), double]


def between(state, i):
    state[1] = (double, triple, half)[i // 2 % 3]
    if i == 12:
        double.__name__, double.__doc__ = "renamed", "Explained anew"


def step(state, i):
    x, function = state
    names = function.__name__, function.__doc__, double.__name__
    found = (
        costs.get(function),
        function in costs,
        function in [half, triple],
        [function] == [half],
        {function: 1} == {half: 1},
    )
    return function(x), names, found, function is double, function == triple
