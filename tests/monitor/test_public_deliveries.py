"""Files of public statistics, delivered one after another to the same store. Invented figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.delivery import Naming
from loaders.templates.kinds import TemplateKind
from monitor import blank_workbooks, editions
from monitor.intake import OutdatedError
from monitor.previewing import Preview
from policy.clock import today
from store.accepted import Store
from tests import acting
from tests.loaders.public.examples import csv
from tests.loaders.public.test_deliveries import EXTRACT, HEADER, SUPPORT

NAMING = Naming(extract=EXTRACT, indicator=SUPPORT)


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


def table(*rows: str) -> bytes:
    return csv(*rows, header=HEADER)


def looked_at(content: bytes, naming: Naming = Naming()) -> Preview:  # noqa: B008 - frozen
    return acting.preview("HAND01.csv", content, today(), naming)


def accept(content: bytes, naming: Naming = Naming()) -> int:  # noqa: B008 - frozen
    return acting.accept(looked_at(content, naming), content, "Anna")


def figures(store: Store) -> dict[tuple[str, str], float | None]:
    kept = store.observe(None).public_figures
    return {(f.area, str(f.period)): f.value.value if f.value else None for f in kept}


OLD = table("København;I alt;2023;510", "Aarhus;I alt;2023;300")
NEW = table("København;I alt;2023;512", "København;I alt;2024;520", "Aarhus;I alt;2023;300")
AFTER_OLD = {("101", "2023"): 510, ("751", "2023"): 300}
AFTER_NEW = {("101", "2023"): 512, ("101", "2024"): 520, ("751", "2023"): 300}


def test_an_older_release_is_told_and_the_same_one_changes_nothing(own_store) -> None:
    first = accept(OLD, NAMING)
    assert accept(OLD) == first
    accept(NEW)
    assert "public_older_than_known" not in [found.code for found in looked_at(NEW).findings]
    older = looked_at(OLD)
    (told,) = older.findings
    assert (told.code, told.found) == ("public_older_than_known", "2023")
    assert "2024" in told.expected
    assert [(c.before.value.value, c.after.value.value) for c in older.changes] == [(512, 510)]


def test_of_two_at_once_the_second_looks_again_and_undoing_gives_the_old_figures(own_store) -> None:
    accept(OLD, NAMING)
    one, other = looked_at(NEW), looked_at(later := NEW.replace(b"512", b"513"))
    version = acting.accept(one, NEW, "Anna")
    with pytest.raises(OutdatedError):
        acting.accept(other, later, "Bo")
    assert figures(own_store) == AFTER_NEW
    acting.acting("Anna").take_back(acting.given().undoing(version), "")
    assert figures(own_store) == AFTER_OLD


def test_an_extract_is_read_back_from_the_template_as_it_was_written(own_store) -> None:
    odd = replace(EXTRACT, fixed=("YDELSE = a; b = c",))
    accept(table('København;"a; b = c";2023;5'), Naming(extract=odd, indicator=SUPPORT))
    templates = blank_workbooks.templates(acting.everything(today()))
    catalogue = next(each for each in templates if each.kind is TemplateKind.CATALOGUE)
    content = blank_workbooks.template_file(editions.current().store, catalogue, today())
    previewed = acting.preview("katalog.xlsx", content, today())
    assert (previewed.acceptable, len(previewed.changes)) == (True, 0)
