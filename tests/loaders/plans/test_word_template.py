"""The template of a plan in Word is read back with what is written in it."""

from __future__ import annotations

from io import BytesIO

import docx

from loaders.delivery import Delivery, Expected, Naming
from loaders.sandbox.arriving import arrived
from presentation.blocks import Selection
from reports.formats import made
from tests.drafted_city import drafted
from tests.made_up_city import WHOLE

OWN = tuple(each for each in WHOLE.initiatives if "VEJ" in each.departments)


def template() -> bytes:
    return made("plan", drafted(), Selection(departments=("VEJ",)))


def delivered(content: bytes) -> Delivery:
    naming = Naming("2027-01", "VEJ", "Vejforvaltningens plan")
    return arrived("plan.docx", content, naming, Expected(plans=WHOLE))


def initiatives(found: Delivery) -> list:
    return [row.record for row in found.rows if row.table == "initiatives"]


def test_what_is_written_on_an_empty_row_is_a_new_initiative() -> None:
    file = docx.Document(BytesIO(template()))
    row = file.tables[0].rows[len(OWN) + 1]
    headings = [cell.text for cell in file.tables[0].rows[0].cells]
    for heading, text in {
        "Titel": "Ramper ved stationen",
        "Gengivet kort": "Stationen får ramper.",
        "Målsætning": "1",
        "Periode som trykt": "2027-2028",
    }.items():
        row.cells[headings.index(heading)].text = text
    stream = BytesIO()
    file.save(stream)
    *known, new = initiatives(delivered(stream.getvalue()))
    assert known == list(OWN)
    assert (new.title, new.objective, new.period_printed) == (
        "Ramper ved stationen",
        1,
        "2027-2028",
    )
    assert new.departments == ("VEJ",)
