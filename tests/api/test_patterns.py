"""Which files a pattern names, by path and by module."""

import sys

import pytest

from janus_jax.patterns import find_module_name, is_matched

FILES = {
    "flax": "/lib/site-packages/flax/__init__.py",
    "flax.nnx.module": "/lib/site-packages/flax/nnx/module.py",
    "flaxformer.layers": "/lib/site-packages/flaxformer/layers.py",
    "train": "/home/me/project/train.py",
    "model.rnn": "/home/me/project/model/rnn.py",
}


@pytest.fixture(autouse=True)
def paths(monkeypatch):
    monkeypatch.setattr(sys, "path", ["/home/me/project", "/lib", "/lib/site-packages"])
    monkeypatch.setattr("os.getcwd", lambda: "/home/me/project")


def test_modules_are_named_by_the_innermost_folder_of_the_path():
    assert {find_module_name(file): file for file in FILES.values()} == FILES
    assert find_module_name("<stdin>") == find_module_name("/elsewhere/a.py") == ""


@pytest.mark.parametrize(
    ("pattern", "matched"),
    [
        ("flax", {"flax", "flax.nnx.module"}),
        ("flax.nnx", {"flax.nnx.module"}),
        ("flax*", {"flax", "flax.nnx.module", "flaxformer.layers"}),
        ("*.nnx.*", {"flax.nnx.module"}),
        ("nnx", set()),
        ("train.py", {"train"}),
        ("model/", {"model.rnn"}),
        ("/home/me/project", {"train", "model.rnn"}),
        ("*/nnx/*", {"flax.nnx.module"}),
        ("/lib/*/layers.py", {"flaxformer.layers"}),
        ("/home/me/proj", set()),
    ],
)
def test_pattern_names_these_files(pattern, matched):
    assert {name for name, file in FILES.items() if is_matched(file, [pattern])} == matched


def test_any_of_several_patterns_is_enough():
    assert is_matched(FILES["train"], ["flax", "train"])
    assert not is_matched(FILES["train"], [])
