"""Begins a policy as a copy of another or from a hearing draft, and opens a draft for a circle: both are deliveries.

Only the draft's own department can do it. An act that cannot be carried
out raises `NotDoneError`, and nothing is changed then.
"""

from __future__ import annotations

from datetime import date

from loaders.delivery import Expected, Naming
from loaders.guard.personal import has_personal_number
from loaders.sandbox import process
from loaders.templates.workbooks import workbook
from monitor import editions, persons, policies, settings
from monitor.copying import Beginning, copied, drafted
from monitor.policies import Place
from monitor.previewing import preview
from policy.actors import Right
from policy.choices import Circle
from policy.drafting import Opening
from policy.findings import STOPPING, Finding
from policy.tables import TABLES, Records
from store import beside
from store.faults import NotDoneError

NOT_YOURS = "Kun koordinatoren kan begynde en politik og åbne et udkast for flere."
NOT_HERE = (
    "Et udkast begyndes og åbnes kun, hvor siden er sat op til forvaltningen, der skriver det. Til "
    f"den, der driver systemet: Sæt {settings.DRAFTS_VARIABLE} til egen."
)
ODD_CODE = (
    "Koden »{}« kan ikke bruges. Skriv bogstaver fra a til z, tal og bindestreg, fx årstallene."
)
TAKEN = "Der er allerede en politik med koden »{}«. Vælg en anden kode."


def begin(new: Beginning, earlier: Place) -> Place:
    """Begin a policy as a copy of another; it is closed for all but its own department."""
    place = _allowed(new)
    rows = editions.opened(earlier).refreshed().observe(new.today)
    _deliver(place, copied(rows, new), f"afskrift-{new.code}.xlsx", new.name, new.today)
    return place


def begin_from_draft(
    new: Beginning, earlier: Place, file: str, content: bytes
) -> tuple[Place, tuple[Finding, ...]]:
    """Begin a policy with the objectives and priorities of a hearing draft, and what could not be read in it.

    The settings, departments and target groups are those of an earlier policy.
    """
    place = _allowed(new)
    around = copied(editions.opened(earlier).refreshed().observe(new.today), new)
    naming = Naming(str(new.today), new.name, f"Høringsudkast: {new.title}")
    found = process.delivered(file, content, naming, Expected(plans=around, is_hearing_draft=True))
    if stopping := next((each for each in found.findings if each.severity in STOPPING), None):
        raise NotDoneError(f"{stopping.title} {stopping.fix}")
    records = drafted(around, [row.record for row in found.rows])
    _deliver(place, records, f"udkast-{new.code}.xlsx", new.name, new.today)
    return place, found.findings


def _allowed(new: Beginning) -> Place:
    """The place of a policy that may be begun here."""
    _only_in_its_department()
    place = _free(new.code)
    if not (new.title.strip() and new.name.strip()):
        raise NotDoneError("Politikken skal have en titel, og den, der begynder den, et navn.")
    if has_personal_number(new.title):
        raise NotDoneError("Titlen har et CPR-nummer. Fjern det, og prøv igen.")
    if not new.start < new.end:
        raise NotDoneError("Politikken skal slutte senere, end den begynder.")
    return place


def open_for(circle: Circle, name: str, today: date) -> int:
    """Open the policy of this run for a circle from today; returns the version."""
    _only_in_its_department()
    row = Opening(circle=circle, dated=today, name=persons.signing(name).name)
    return _deliver(
        policies.chosen(), Records(openings=(row,)), f"aabnet-{circle.value}.xlsx", name, today
    )


def may_draft() -> bool:
    """Whether the person of the run is of the department that writes drafts. Raises `StoreError`.

    Where nobody signs in, whether the installation is for that department.
    """
    return persons.may(Right.BEGIN_POLICY) and persons.circle() is Circle.OWN


def _only_in_its_department() -> None:
    if not may_draft():
        raise NotDoneError(NOT_YOURS if settings.signs_in() else NOT_HERE)


def _free(code: str) -> Place:
    if not beside.is_code(code):
        raise NotDoneError(ODD_CODE.format(code))
    known = policies.every().get(code)
    if known and (known.is_first or known.has_catalogue or editions.opened(known).store.newest()):
        raise NotDoneError(TAKEN.format(code))
    return policies.named(code)


def _deliver(place: Place, records: Records, file: str, name: str, today: date) -> int:
    """Deliver the records as a workbook; returns the version."""
    tables = [table for table in TABLES if getattr(records, table.name)]
    content = workbook(tables, records)
    intake = editions.opened(place).intake(persons.signing(name))
    looked = preview(intake.store, file, content, today)
    return intake.accept(looked, content)
