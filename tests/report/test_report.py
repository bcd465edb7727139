"""The report as data, as a table, as HTML and as JSON; an explanation as text."""

import pickle

import pytest

from janus_jax.report.recorder import CONVERTED, NOT_CONVERTED, PROFILING, Explanation, UnitRecord
from janus_jax.report.render import COLUMNS
from janus_jax.report.report import TOTALS, Report

STEP = UnitRecord(
    "Model.step",
    "train.py",
    41,
    CONVERTED,
    calls=200,
    hits=190,
    misses=3,
    fallbacks=1,
    compiles=2,
    traces=3,
    eager_seconds=1.25,
    compile_seconds=0.5,
    saved_seconds=10.0,
    last_miss="self.step: expected 3, found 4",
)
LOSS = UnitRecord(
    "evaluate.<locals>.loss",
    "train.py",
    77,
    NOT_CONVERTED,
    calls=20,
    reason="array-branch",
    reason_line=80,
    reason_text="a branch depends on the value of an array: x",
    hint="jnp.where keeps both sides in the program",
    eager_seconds=0.25,
)
SMALL = UnitRecord("helper[int]", "train.py", 5, PROFILING, calls=7)
REPORT = Report((STEP, LOSS, SMALL))

WIDE = """\
unit                    where        state          calls  hits  misses  fall-backs  compiles  eager s  compile s  saved s  reason
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Model.step              train.py:41  converted        200   190       3           1         2     1.25       0.50    10.00
evaluate.<locals>.loss  train.py:77  not converted     20     0       0           0         0     0.25       0.00     0.00  array-branch, line 80
helper[int]             train.py:5   profiling          7     0       0           0         0     0.00       0.00     0.00
total                                                 227   190       3           1         2     1.50       0.50    10.00

train.py:41 in Model.step: last miss
    self.step: expected 3, found 4
train.py:80 in evaluate.<locals>.loss: not converted [array-branch]
    a branch depends on the value of an array: x
    hint: jnp.where keeps both sides in the program"""  # noqa: E501


def test_totals_are_the_sums_of_the_units():
    assert {name: getattr(REPORT, name) for name in TOTALS} == {
        "calls": 227,
        "hits": 190,
        "misses": 3,
        "fallbacks": 1,
        "compiles": 2,
        "traces": 3,
        "eager_seconds": 1.5,
        "compile_seconds": 0.5,
        "saved_seconds": 10.0,
    }
    assert Report().calls == 0


def test_table_where_there_is_room(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert str(REPORT) == WIDE


@pytest.mark.parametrize("columns", ["80", "100", "40"])
def test_table_where_there_is_none(monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    table, _, notes = str(REPORT).partition("\n\n")
    assert max(map(len, table.splitlines())) <= max(80, int(columns))
    header = next(line for line in table.splitlines() if line.startswith("unit"))
    folded = "".join(line[: header.index("calls")].strip() for line in table.splitlines())
    for unit in REPORT.units:
        assert unit.name in folded and unit.place in folded and unit.state in folded
    assert notes == WIDE.partition("\n\n")[2]


def test_html_has_every_cell_escaped():
    shown = REPORT._repr_html_()
    assert shown.startswith("<table>") and "<locals>" not in shown
    assert "evaluate.&lt;locals&gt;.loss" in shown
    assert shown.count("<tr>") == 1 + len(REPORT.units) + 1
    assert shown.count("<th>") == len(COLUMNS)
    assert "hint: jnp.where keeps both sides" in shown
    assert Report()._repr_html_() == "<p>janus_jax has seen no hot function</p>"


def test_json_reads_back():
    assert Report.from_json(REPORT.to_json()) == REPORT


def test_report_is_plain_data():
    assert pickle.loads(pickle.dumps(REPORT)) == REPORT


def test_place_is_relative_inside_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert UnitRecord("f", str(tmp_path / "lib" / "a.py"), 3, PROFILING).place == "lib/a.py:3"
    assert UnitRecord("f", "/elsewhere/a.py", 3, PROFILING).place == "/elsewhere/a.py:3"
    assert UnitRecord("f", "<stdin>", 3, PROFILING).place == "<stdin>:3"


def test_explanation_prints_the_stages_that_were_reached():
    explanation = Explanation("loss", "train.py", 77, LOSS, listing="LOAD_FAST x", reasons=("one", "two"))
    assert list(explanation.stages()) == ["listing", "reasons"]
    assert str(explanation) == (
        "train.py:80 in evaluate.<locals>.loss: not converted [array-branch]\n"
        "    a branch depends on the value of an array: x\n"
        "    hint: jnp.where keeps both sides in the program\n"
        "\nlisting\n-------\nLOAD_FAST x\n"
        "\nreasons\n-------\none\ntwo"
    )
    assert explanation._repr_html_().startswith("<pre>train.py:80 in evaluate.&lt;locals&gt;.loss")


def test_explanation_of_a_function_never_seen():
    assert str(Explanation("f", "train.py", 3)) == "train.py:3 in f: not seen"


def test_converted_unit_is_one_line():
    assert str(STEP) == "train.py:41 in Model.step: converted"
