"""Which loops a user wants written out, and which rolled into one lax.scan: what `enable(unroll=...)` says.

    "train.py:41"      the loop whose `for` is at that line of a file
    "Model.forward"    all loops of the function of that qualified name, and of functions defined in it
    "*"                every loop

Invariant: a line beats a function, a function the one that it is defined in, and each of them beats `*`.
"""

import os
import re
from collections.abc import Iterable, Mapping

EVERY = "*"
Choices = tuple[tuple[str, bool], ...]
_PLACE = re.compile(r"(?P<file>.+):(?P<line>[1-9][0-9]*)")
_FUNCTION = re.compile(r"[^\W\d]\w*(\.([^\W\d]\w*|<locals>|<lambda>|<listcomp>|<genexpr>))*")
_WORDS = {"true": True, "false": False}


def is_key(text: object) -> bool:
    """Whether a text names loops.

    >>> is_key("lib/train.py:41"), is_key("Model.forward"), is_key("*"), is_key("train.py"), is_key("forward()")
    (True, True, True, False, False)
    """
    if not isinstance(text, str) or text.endswith(".py"):
        return False
    return text == EVERY or _find_place(text) is not None or _FUNCTION.fullmatch(text) is not None


def choices_from(value: object) -> Choices | None:
    """The choices that a value of the option stands for, in the order given; None if it stands for none."""
    if value is None:
        return ()
    if isinstance(value, bool):
        return ((EVERY, value),)
    pairs = value.items() if isinstance(value, Mapping) else value
    if isinstance(pairs, str) or not isinstance(pairs, Iterable):
        return None
    pairs = tuple(pairs)
    is_valid = all(isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[1], bool) for pair in pairs)
    return pairs if is_valid else None


def choices_from_text(text: str) -> Choices | str:
    """`train.py:41,Model.forward=false`: what is named alone is written out; the text itself if it says nothing."""
    made = [_choice_from_word(word.strip()) for word in text.split(",") if word.strip()]
    return text if None in made or not made else tuple(made)


def _choice_from_word(word: str) -> tuple[str, bool] | None:
    if word.lower() in _WORDS:
        return EVERY, _WORDS[word.lower()]
    key, equals, answer = word.partition("=")
    if not equals:
        return key, True
    return (key.strip(), _WORDS[answer.strip().lower()]) if answer.strip().lower() in _WORDS else None


def text_of_choices(choices: Choices) -> str:
    """The text that `choices_from_text` reads."""
    return ",".join(f"{key}={str(is_written_out).lower()}" for key, is_written_out in choices)


def find_choice(choices: Choices, file: str, line: int, function: str) -> bool | None:
    """Whether a loop is to be written out (True) or rolled (False); None if that is left to us.

    >>> choices = (("*", False), ("train.py:41", True))
    >>> find_choice(choices, "/home/me/train.py", 41, "main"), find_choice(choices, "/home/me/train.py", 7, "main")
    (True, False)
    """
    ranked = [(_rank(key, file, line, function), answer) for key, answer in choices]
    best = max(ranked, default=((0, 0), None), key=lambda pair: pair[0])
    return best[1] if best[0] > (0, 0) else None


def _rank(key: str, file: str, line: int, function: str) -> tuple[int, int]:
    """How closely a key names a loop; (0, 0) if it does not."""
    place = _find_place(key)
    if place is not None:
        is_there = place[1] == line and _is_file(file, place[0])
        return (3, len(place[0])) if is_there else (0, 0)
    if key == EVERY:
        return (1, 0)
    return (2, len(key)) if function == key or function.startswith(f"{key}.<locals>.") else (0, 0)


def _find_place(key: str) -> tuple[str, int] | None:
    found = _PLACE.fullmatch(key)
    return None if found is None else (found["file"], int(found["line"]))


def _is_file(file: str, named: str) -> bool:
    """Whether a source file is the one named, by its path or the end of it."""
    path, whole = os.path.normpath(named), os.path.normpath(file)
    return whole == path or not os.path.isabs(path) and whole.endswith(os.sep + path)
