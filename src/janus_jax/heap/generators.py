"""Generators of random numbers: objects that change when they are asked, and can be set back.

Invariant: `restore_states` leaves each as it was when `save_states` saw it; neither runs code of the program's.
"""

import copy
import random
from collections.abc import Sequence
from typing import Any

import numpy as np

GENERATORS = (random.Random, np.random.RandomState, np.random.Generator)
_OF_PYTHON = frozenset(
    {"random", "uniform", "triangular", "randint", "randrange", "gauss", "normalvariate", "lognormvariate",
     "expovariate", "betavariate", "gammavariate", "vonmisesvariate", "paretovariate", "weibullvariate",
     "getrandbits", "sample of"}
)  # fmt: skip
_OF_NUMPY = frozenset(
    {"rand", "randn", "random", "random_sample", "uniform", "normal", "standard_normal", "randint", "integers",
     "choice", "permutation", "exponential", "standard_exponential", "poisson", "binomial", "beta", "gamma",
     "standard_gamma", "laplace", "lognormal", "logistic", "gumbel", "triangular", "geometric", "chisquare",
     "dirichlet", "multinomial", "multivariate_normal", "rayleigh", "weibull"}
)  # fmt: skip


def is_draw(owner: Any, name: str) -> bool:
    """Whether a method of an object gives random numbers and changes nothing but the generator."""
    if type(owner) is random.Random:
        return name in _OF_PYTHON
    return type(owner) in GENERATORS and name in _OF_NUMPY


def save_states(*owners: Any) -> list[tuple[Any, Any]]:
    """Each generator with its state."""
    return [(owner, _read_state(owner)) for owner in owners]


def restore_states(saved: Sequence[tuple[Any, Any]]) -> None:
    for owner, state in saved:
        if type(owner) is random.Random:
            owner.setstate(state)
        elif type(owner) is np.random.RandomState:
            owner.set_state(state)
        else:
            owner.bit_generator.state = state


def _read_state(owner: Any) -> Any:
    if type(owner) is random.Random:
        return owner.getstate()
    if type(owner) is np.random.RandomState:
        return owner.get_state(legacy=False)
    return owner.bit_generator.state


def copy_generator(owner: Any) -> Any:
    """A generator that will give the same numbers."""
    if type(owner) is not random.Random:
        return copy.deepcopy(owner)
    made = random.Random()
    made.setstate(owner.getstate())
    return made
