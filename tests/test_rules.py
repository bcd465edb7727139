"""Rules about the structure of the source, read off its syntax trees."""

import ast
import itertools
import pathlib
import re

import pytest

from janus_jax.reasons import REASONS

ROOT = pathlib.Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "janus_jax"

# A module may import from its own row only what is in the same package, or anything in the last row.
LAYERS = (
    ("__main__", "__init__"),
    ("command",),
    ("api",),
    ("hook",),
    ("records",),
    ("report",),
    ("specialize",),
    ("trace",),
    ("interp",),
    ("flow", "guards", "profile"),
    ("decode", "heap"),
    (
        "errors",
        "reasons",
        "events",
        "options",
        "patterns",
        "unrolling",
        "on_import",
        "jitted",
        "_native",
        "_jax_compat",
        "_jax_programs",
    ),  # fmt: skip
)
DEPTH = {name: depth for depth, row in enumerate(LAYERS) for name in row}

# Modules that are costly to import, or cannot be imported everywhere, are imported where they are first needed.
DEFERRING = {"api", "report/report"}

FORBIDDEN_NAMES = {"utils", "util", "common", "misc", "helpers", "helper", "manager"}


class Source:
    """One module of the package: its path below it, without suffix, and its tree."""

    def __init__(self, path):
        self.name = path.relative_to(PACKAGE).with_suffix("").as_posix()
        self.tree = ast.parse(path.read_text(encoding="utf-8"), str(path))

    @property
    def layer(self):
        return self.name.partition("/")[0]

    def find(self, *kinds):
        return [node for node in ast.walk(self.tree) if isinstance(node, kinds)]

    def strings(self):
        return {node.value for node in self.find(ast.Constant) if isinstance(node.value, str)}

    def imported_modules(self):
        """Dotted names of what is imported, `from a import b` as both `a` and `a.b`; also by `import_module("a")`."""
        names = {alias.name for node in self.find(ast.Import) for alias in node.names}
        for node in self.find(ast.ImportFrom):
            assert node.level == 0, f"{self.name}:{node.lineno} imports relatively"
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        return names | {name for name in self.strings() if self.name in DEFERRING and name.startswith("janus_jax.")}


SOURCES = [Source(path) for path in sorted(PACKAGE.rglob("*.py"))]
each_source = pytest.mark.parametrize("source", SOURCES, ids=[source.name for source in SOURCES])


def find_own_layers(source):
    """The layers of this package that a module imports from."""
    parts = [name.split(".") for name in source.imported_modules()]
    return {part[1] for part in parts if part[0] == "janus_jax" and len(part) > 1 and part[1] in DEPTH}


@each_source
def test_imports_point_down_only(source):
    assert source.layer in DEPTH, f"{source.name} belongs to no layer"
    own = DEPTH[source.layer]
    bottom = len(LAYERS) - 1
    upward = [
        name
        for name in find_own_layers(source)
        if name != source.layer and DEPTH[name] <= own and not (own == DEPTH[name] == bottom)
    ]
    assert not upward


@each_source
def test_versions_are_known_to_decode_only(source):
    versions = {"version_info", "hexversion", "python_version", "python_version_tuple"}
    found = [node.lineno for node in source.find(ast.Attribute) if node.attr in versions]
    found += [node.lineno for node in source.find(ast.Name) if node.id in versions]
    assert source.layer == "decode" or not found


@each_source
def test_private_parts_of_jax_are_touched_in_two_files(source):
    imported = [name for name in source.imported_modules() if name.startswith("jax._src")]
    reached = [
        node.lineno
        for node in source.find(ast.Attribute)
        if node.attr == "_src" and isinstance(node.value, ast.Name) and node.value.id == "jax"
    ]
    named = [text for text in source.strings() if text.startswith("jax._src") and " " not in text]
    assert source.name in ("_jax_compat", "_jax_programs") or not (imported or reached or named)


@each_source
def test_nothing_prints(source):
    assert not [node.lineno for node in source.find(ast.Name) if node.id == "print" and isinstance(node.ctx, ast.Load)]


@each_source
def test_no_import_inside_a_function(source):
    functions = source.find(ast.FunctionDef, ast.AsyncFunctionDef)
    inside = itertools.chain.from_iterable(ast.walk(function) for function in functions)
    assert not [node.lineno for node in inside if isinstance(node, (ast.Import, ast.ImportFrom))]


@each_source
def test_deferred_imports_are_few(source):
    calls = [node for node in source.find(ast.Attribute, ast.Name) if "import_module" in ast.unparse(node)]
    assert source.name in DEFERRING or not calls


@each_source
def test_names_of_files_say_what_is_in_them(source):
    assert not FORBIDDEN_NAMES & set(source.name.lower().split("/"))


@each_source
def test_module_opens_with_a_sentence(source):
    assert source.name.endswith("__init__") or ast.get_docstring(source.tree)


def test_one_handler_catches_every_exception():
    """A program's own exceptions may be caught as BaseException, by name, to be handed on; nothing may swallow them."""
    handlers = [(source.name, handler) for source in SOURCES for handler in source.find(ast.ExceptHandler)]
    catching = [(name, handler) for name, handler in handlers if not _hands_on(handler)]
    assert [(name, handler.lineno) for name, handler in catching if name != "hook"] == []
    assert len(catching) <= 1


def _hands_on(handler):
    """Whether a handler is for some exceptions only, raises again, or catches BaseException by name and uses it."""
    caught = _names_in(handler.type) if handler.type else {"BaseException"}
    if not {"Exception", "BaseException"} & caught:
        return True
    last = handler.body[-1]
    used = set().union(*(_names_in(statement) for statement in handler.body))
    return isinstance(last, ast.Raise) and last.exc is None or (caught == {"BaseException"} and handler.name in used)


def _names_in(node):
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def test_every_reason_is_given_by_something():
    given = set().union(*(source.strings() for source in SOURCES if source.name != "reasons"))
    assert not REASONS.keys() - given


def test_readme_and_check_run_the_same_command():
    command = "pip install '.[test]' && python -m pytest"
    assert command in (ROOT / "README.md").read_text()
    assert command in (ROOT / ".ci" / "run").read_text()


def test_readme_names_files_that_exist():
    named = re.findall(r"(?:bench|src|tests|\.ci)/[\w./]+", (ROOT / "README.md").read_text())
    assert named and not [name for name in named if not (ROOT / name).exists()]
