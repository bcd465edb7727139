"""The examples in docstrings are run."""

import doctest
import importlib
import pkgutil

import pytest

import janus_jax

MODULES = [
    module.name
    for module in pkgutil.walk_packages(janus_jax.__path__, "janus_jax.")
    if not module.name.rpartition(".")[2].startswith("_")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0
