"""The fields of a remark: its subject, the council's own words, and whom it names."""

from __future__ import annotations

import streamlit as st

from metrics.status import Status
from pages.intake import council_review
from pages.intake.council_words import choice, choices, line, lines
from pages.shell import fields
from pages.shell.labels import plain
from policy import clock
from policy.choices import RemarkKind
from policy.periods import Period
from policy.records import Remark
from presentation.remarks_and_answers import meanwhile, remark_words
from presentation.remarks_and_answers.remark_words import BUDGET

NEW = ""
SUBMIT = "Se, hvad det vil ændre"
LONGEST, LONGEST_SHORT, LONGEST_TITLE = 8000, 1000, 100
FIRST_YEAR, LAST_YEAR = 2000, 2100


def show(status: Status) -> None:
    """The fields for a new remark, or for one that the council changes."""
    known = {each.remark.id: each.remark for each in status.remarks}
    begun = council_review.begun("remarks")
    gone = {code: f"{code} {meanwhile.GONE}" for code in begun if code not in known}
    labels = {code: remark_words.label(each) for code, each in known.items()}
    code = choice("Hvilken bemærkning?", "remark", {NEW: "En ny bemærkning"} | labels | gone)
    earlier = begun.get(code) or known.get(code)
    if earlier:
        earlier = council_review.remember("remarks", earlier)
    place = choice(
        "Hvad handler den om?",
        f"about {code}",
        remark_words.places(status),
        remark_words.place_of(earlier) if earlier else "",
    )
    under_place = st.empty()
    year = _year(code, earlier) if place == BUDGET else None
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
        "Kort udgave, højst fire sætninger",
        f"summary {code}",
        earlier.summary if earlier else "",
        most=LONGEST_SHORT,
    )
    st.html(remark_words.length(wording.text, summary.text))
    kinds = choices(
        "Slags, en eller flere",
        f"kinds {code}",
        remark_words.kinds(),
        [kind.value for kind in earlier.kinds] if earlier else (),
    )
    under_kinds = st.empty()
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
    if not st.button(plain(SUBMIT), key="council-remark"):
        return
    missing = [
        fields.Answer(place, under_place).lacks(remark_words.NO_PLACE),
        _lacking(title, wording, summary, fields.Answer(" ".join(kinds), under_kinds), year),
    ]
    if any(missing):
        return
    if earlier and council_review.others_wrote("remarks", earlier, known.values()):
        return
    about = remark_words.about(status, place)
    own = {
        "id": earlier.id if earlier else council_review.free_code("remarks"),
        "dated": earlier.dated if earlier else Period.day(clock.today()),
        "scope": about.scope,
        "objective": about.objective,
        "budget_year": int(year.text) if year and year.text else None,
        "title": title.text,
        "wording": wording.text,
        "summary": remark_words.one_line(summary.text) or remark_words.one_line(wording.text),
        "kinds": tuple(kind for kind in RemarkKind if kind.value in kinds),
        "departments": named,
        "target_groups": groups,
        "note": earlier.note if earlier else None,
        "note_sources": earlier.note_sources if earlier else (),
        "sources": earlier.sources if earlier else (),
    }
    council_review.write(Remark(**own), is_new=earlier is None)  # type: ignore[arg-type]


def _year(code: str, earlier: Remark | None) -> fields.Answer:
    known = str(earlier.budget_year) if earlier and earlier.budget_year else ""
    return line("Budgetår, fx 2027", f"year {code}", known, most=4)


def _lacking(
    title: fields.Answer,
    wording: fields.Answer,
    summary: fields.Answer,
    kinds: fields.Answer,
    year: fields.Answer | None,
) -> bool:
    """Whether something must be written or removed first; the message is under its field."""
    return any(
        [
            _lacks_year(year),
            title.lacks("Skriv emnet med få ord."),
            wording.lacks("Skriv bemærkningen med rådets egne ord."),
            _lacks_summary(wording, summary),
            kinds.lacks("Vælg, om det er ros, en bekymring, en mangel eller et forslag."),
        ]
    )


def _lacks_year(year: fields.Answer | None) -> bool:
    if year is None or not year.text:
        return False
    if year.text.isdecimal() and FIRST_YEAR <= int(year.text) <= LAST_YEAR:
        return False
    year.refuse("Skriv budgettets år med fire cifre, fx 2027, eller lad feltet stå tomt.")
    return True


def _lacks_summary(wording: fields.Answer, summary: fields.Answer) -> bool:
    if not summary.text.strip():
        if remark_words.is_short(wording.text):
            return False
        return summary.lacks("Skriv bemærkningen kort, med højst fire sætninger.")
    if not remark_words.is_short(summary.text):
        summary.refuse(remark_words.too_long(summary.text))
        return True
    return summary.is_personal()
