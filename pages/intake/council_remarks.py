"""The fields of a remark: its subject, the council's own words, and whom it names."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from metrics.status import Status
from pages.intake import council_review
from pages.intake.council_review import Question
from pages.intake.council_words import choice, choices, line, lines
from pages.intake.upload_session import LOOK
from pages.shell.fields import Answer
from pages.shell.labels import plain
from policy import clock
from policy.choices import RemarkKind
from policy.periods import Period
from policy.records import Remark
from presentation.remarks_and_answers import meanwhile, remark_words
from presentation.remarks_and_answers.remark_words import BUDGET

LONGEST, LONGEST_SHORT, LONGEST_TITLE = 8000, 1000, 100
FIRST_YEAR, LAST_YEAR = 2000, 2100
WHICH = Question("Hvilken bemærkning?", "remark", "En ny bemærkning", meanwhile.GONE)


def show(status: Status) -> None:
    """The fields for a new remark, or for one that the council changes."""
    known = {each.remark.id: each.remark for each in status.remarks}
    code, earlier = council_review.to_write("remarks", WHICH, known, remark_words.label)
    written = _fields(status, code, earlier)
    if not st.button(plain(LOOK), type="primary", key="council-remark"):
        return
    if written.is_lacking():
        return
    if earlier and council_review.others_wrote("remarks", earlier, known.values()):
        return
    council_review.write(_remark(status, written, earlier), is_new=earlier is None)


@dataclass(frozen=True, slots=True)
class _Written:
    """What is in the fields of a remark; `kinds` are codes with spaces between."""

    place: Answer
    year: Answer | None
    title: Answer
    wording: Answer
    summary: Answer
    kinds: Answer
    departments: tuple[str, ...]
    groups: tuple[str, ...]

    def is_lacking(self) -> bool:
        """Whether something must be written or removed first; the message is under its field."""
        return any(
            [
                self.place.lacks(remark_words.NO_PLACE),
                _lacks_year(self.year),
                self.title.lacks("Skriv emnet med få ord."),
                self.wording.lacks("Skriv bemærkningen med rådets egne ord."),
                _lacks_summary(self.wording, self.summary),
                self.kinds.lacks("Vælg, om det er ros, en bekymring, en mangel eller et forslag."),
            ]
        )


def _fields(status: Status, code: str, earlier: Remark | None) -> _Written:
    """The fields, filled with a remark that is changed."""
    place = _place(status, code, earlier)
    year = _year(code, earlier) if place.text == BUDGET else None
    title = line(
        "Emne, så bemærkningen kan findes igen",
        f"title {code}",
        earlier.title if earlier else "",
        most=LONGEST_TITLE,
    )
    wording = lines(
        "Rådets egne ord. De bliver vist, som I skriver dem",
        f"wording {code}",
        (earlier.wording or "") if earlier else "",
        most=LONGEST,
    )
    summary = lines(
        "Kort udgave, højst fire sætninger. Kun hvis bemærkningen er længere",
        f"summary {code}",
        earlier.summary if earlier else "",
        most=LONGEST_SHORT,
    )
    st.html(remark_words.length(wording.text, summary.text))
    kinds = _kinds(code, earlier)
    named = choices(
        "Forvaltninger, som bemærkningen selv nævner",
        f"departments {code}",
        remark_words.departments(status),
        earlier.departments if earlier else (),
    )
    groups = choices(
        "Målgrupper, som bemærkningen selv nævner",
        f"groups {code}",
        {each.name: each.name for each in status.target_groups},
        earlier.target_groups if earlier else (),
    )
    return _Written(place, year, title, wording, summary, kinds, named, groups)


def _place(status: Status, code: str, earlier: Remark | None) -> Answer:
    chosen = choice(
        "Hvad handler den om?",
        f"about {code}",
        remark_words.places(status),
        remark_words.place_of(earlier) if earlier else "",
    )
    return Answer(chosen, st.empty())


def _kinds(code: str, earlier: Remark | None) -> Answer:
    chosen = choices(
        "Slags, en eller flere",
        f"kinds {code}",
        remark_words.kinds(),
        [kind.value for kind in earlier.kinds] if earlier else (),
    )
    return Answer(" ".join(chosen), st.empty())


def _year(code: str, earlier: Remark | None) -> Answer:
    known = str(earlier.budget_year) if earlier and earlier.budget_year else ""
    return line("Budgetår, fx 2027", f"year {code}", known, most=4)


def _remark(status: Status, written: _Written, earlier: Remark | None) -> Remark:
    """The remark as it is written; what has no field stays as it was."""
    about = remark_words.about(status, written.place.text)
    before = earlier or Remark(
        id=council_review.free_code("remarks"),
        scope=about.scope,
        title="",
        summary="",
        kinds=(),
        dated=Period.day(clock.today()),
    )
    kinds = written.kinds.text.split()
    return replace(
        before,
        scope=about.scope,
        objective=about.objective,
        budget_year=int(written.year.text) if written.year and written.year.text else None,
        title=written.title.text,
        wording=written.wording.text,
        summary=remark_words.one_line(written.summary.text)
        or remark_words.one_line(written.wording.text),
        kinds=tuple(kind for kind in RemarkKind if kind.value in kinds),
        departments=written.departments,
        target_groups=written.groups,
    )


def _lacks_year(year: Answer | None) -> bool:
    if year is None or not year.text:
        return False
    if year.text.isdecimal() and FIRST_YEAR <= int(year.text) <= LAST_YEAR:
        return False
    year.refuse("Skriv budgettets år med fire cifre, fx 2027, eller lad feltet stå tomt.")
    return True


def _lacks_summary(wording: Answer, summary: Answer) -> bool:
    if not summary.text.strip():
        if remark_words.is_short(wording.text):
            return False
        return summary.lacks("Skriv bemærkningen kort, med højst fire sætninger.")
    if not remark_words.is_short(summary.text):
        summary.refuse(remark_words.too_long(summary.text))
        return True
    return summary.is_personal()
