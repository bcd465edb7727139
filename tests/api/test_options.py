"""Options: what is valid, what wrong use answers, and who wins between keyword, environment and default."""

import dataclasses
import pathlib

import pytest

from janus_jax import JanusError, Options, OptionsError
from janus_jax.options import options_from
from janus_jax.unrolling import choices_from_text, find_choice, text_of_choices

UNROLLED = (("train.py:41", True), ("Model.forward", False))


def test_defaults():
    assert options_from({}, {}) == Options((), (), None, 0.0, "", ())


def test_record_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Options().verify = 1.0


def test_values_take_their_final_form(tmp_path):
    options = Options(include="flax", exclude=["a", "b/*.py"], hot_after=0, verify=1, log=pathlib.Path(tmp_path, "log"))
    assert dataclasses.astuple(options) == (("flax",), ("a", "b/*.py"), 0, 1.0, str(tmp_path / "log"), ())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"hot_after": -1}, "hot_after must be a number of calls, 0 or more, not -1"),
        ({"hot_after": 2.5}, "hot_after must be a number of calls, 0 or more, not 2.5"),
        ({"hot_after": True}, "hot_after must be a number of calls, 0 or more, not True"),
        ({"hot_after": "3"}, "hot_after must be a number of calls, 0 or more, not '3'"),
        ({"verify": 1.5}, "verify must be a fraction of calls between 0 and 1, not 1.5"),
        ({"verify": float("nan")}, "verify must be a fraction of calls between 0 and 1, not nan"),
        ({"verify": "all"}, "verify must be a fraction of calls between 0 and 1, not 'all'"),
        ({"include": 3}, "include must be a pattern or a sequence of patterns, not 3"),
        ({"exclude": ["a", None]}, "exclude must be patterns of modules or paths, such as"),
        ({"include": ""}, "include must be patterns of modules or paths, such as"),
        ({"log": 3}, "log must be 'info', 'debug' or the path of a file, not 3"),
        ({"log": "/no/such/folder/log"}, "the path of a file in a folder that exists, not '/no/such/folder/log'"),
        ({"unroll": "train.py:41"}, "unroll must be True, False, or a dict that says so of 'train.py:41'"),
        ({"unroll": {"train.py:41": 1}}, "unroll must be True, False, or a dict that says so of 'train.py:41'"),
        ({"unroll": {"train.py": True}}, "'train.py:41'), a function ('Model.forward') or '*', not 'train.py'"),
        ({"unroll": {"forward()": True}}, "a function ('Model.forward') or '*', not 'forward()'"),
        ({"unroll": {41: True}}, "a function ('Model.forward') or '*', not 41"),
        ({"hto_after": 3}, "unknown option 'hto_after'; did you mean 'hot_after'?"),
        ({"quiet": True}, "unknown option 'quiet'; the options are include, exclude, hot_after, verify, log, unroll"),
    ],
)
def test_wrong_use_is_explained(given, said):
    with pytest.raises(OptionsError) as raised:
        options_from(given, {})
    assert said in str(raised.value)
    assert isinstance(raised.value, (JanusError, ValueError, TypeError))


def test_environment_completes_what_is_given():
    environment = {
        "JANUS_JAX_INCLUDE": "flax, optax.contrib",
        "JANUS_JAX_EXCLUDE": "*/old.py",
        "JANUS_JAX_HOT_AFTER": "3",
        "JANUS_JAX_VERIFY": "0.25",
        "JANUS_JAX_LOG": "debug",
        "JANUS_JAX_UNROLL": "train.py:41, Model.forward=false",
        "JANUS_JAX_OFF": "1",
    }
    expected = Options(("flax", "optax.contrib"), ("*/old.py",), 3, 0.25, "debug", UNROLLED)
    assert options_from({}, environment) == expected
    assert options_from({"hot_after": None}, environment) == dataclasses.replace(expected, hot_after=None)


@pytest.mark.parametrize("name", ["HOT_AFTER", "VERIFY"])
def test_text_in_the_environment_that_is_no_number_is_explained(name):
    with pytest.raises(OptionsError, match=f"{name.lower()} must be .*, not 'often'"):
        options_from({}, {f"JANUS_JAX_{name}": "often"})


def test_empty_variable_counts_as_unset():
    assert options_from({}, {"JANUS_JAX_HOT_AFTER": "", "JANUS_JAX_INCLUDE": ""}) == Options()


@pytest.mark.parametrize(
    ("given", "kept"),
    [(None, ()), (True, (("*", True),)), (False, (("*", False),)), (dict(UNROLLED), UNROLLED), (UNROLLED, UNROLLED)],
)
def test_loops_are_kept_as_pairs(given, kept):
    assert Options(unroll=given).unroll == kept


@pytest.mark.parametrize("text", ["true", "False", "a.py:1", "f, g=false", "*=false"])
def test_loops_have_a_text_that_is_read_again(text):
    choices = choices_from_text(text)
    assert choices_from_text(text_of_choices(choices)) == choices == Options(unroll=choices).unroll


@pytest.mark.parametrize("text", ["f=4", "=", "f=true=false", "debug.py", ""])
def test_text_that_names_no_loops_is_refused(text):
    with pytest.raises(OptionsError, match="unroll must be"):
        Options(unroll=choices_from_text(text))


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ({}, None),
        ({"*": False}, False),
        ({"*": False, "Model.forward": True}, True),
        ({"Model": True, "forward": True, "odel.forward": True}, None),
        ({"Model.forward.<locals>.loss": False, "Model.forward": True}, False),
        ({"Model.forward.<locals>.other": False, "Model.forward": True}, True),
        ({"train.py:41": False, "Model.forward": True}, False),
        ({"lib/train.py:41": True, "train.py:41": False}, True),
        ({"./train.py:41": True}, True),
        ({"/home/lib/train.py:41": True}, True),
        ({"/lib/train.py:41": True, "rain.py:41": True, "train.py:4": True}, None),
    ],
)
def test_the_closest_name_of_a_loop_decides(choices, found):
    assert find_choice(Options(unroll=choices).unroll, "/home/lib/train.py", 41, "Model.forward.<locals>.loss") is found
