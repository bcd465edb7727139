"""Real code: functions of the standard library decode, pass the checker, and survive the way through text."""

import argparse
import ast
import asyncio.base_events
import collections
import dataclasses
import inspect
import pathlib
import types
import typing

import pytest

from janus_jax.decode import check_listing, decode, parse_listing

MODULES = (argparse, ast, asyncio.base_events, collections, dataclasses, inspect, pathlib, typing)


def find_codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from find_codes(constant)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_library_code_decodes(module):
    source = pathlib.Path(module.__file__).read_text(encoding="utf-8")
    for code in find_codes(compile(source, module.__file__, "exec")):
        listing = decode(code)
        check_listing(listing)
        text = listing.to_text(lines=True)
        parsed = parse_listing(text)
        check_listing(parsed)
        assert parsed.to_text(lines=True) == text
        assert str(parsed) == str(listing)
