"""A note to committees: at most four pages to each, with the conclusion, a picture, and what is asked of it.

What does not fit is summed up, and the note says where in the annex it is (`committee_annex`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from metrics.matters import matters
from metrics.status import REQUIRED, Criterion, PriorityStatus, RemarkStatus, Status
from policy.choices import TextKind
from policy.records import Department, Remark, Reply
from policy.spelling import possessive
from presentation import blocks, pages, tables
from presentation.blocks import (
    Blank,
    Block,
    Bullets,
    Diagram,
    Document,
    Drafted,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
)
from presentation.departments.department_figures import judged_figures, verdict_words
from presentation.departments.department_page import carried
from presentation.documents import (
    abbreviations,
    changes,
    chapters,
    committee_annex,
    committee_asked,
    committees,
    coverage,
    unwritten,
)
from presentation.documents.committee_picture import picture
from presentation.documents.selection import narrowed_to
from presentation.documents.summing_up import CUT, HEADING, fitting, length, row, shortened
from presentation.figures.indicator_table import IndicatorFigure
from presentation.language import city, department_names, precise, sentences, words
from presentation.language.numbers import counted, day, in_words, period
from presentation.language.sources import cited, in_order, source_words
from presentation.status import passage, written
from presentation.status.remarks import NO_ANSWER
from presentation.status.where_written import IN_THE_DOCUMENT, delivered, in_sheet
from presentation.tables import Column, Table

TITLE = "Notat: Status på handicappolitikken"
ROOM = 158.0
"""The lines of four pages, less what is lost where a picture or a table is kept on one page."""
ROOM_IN_WORDS = 82.0
"""The lines of two pages, for a committee without a picture of its own in a note to several."""
FIRST_ROOM = 24.0
"""The lines of each table that is for all committees: with the rest they take at most three pages."""
OF_PRIORITIES = 0.55
"""The share of the room for tables that the priorities may take of it."""
MOST_FIGURES, MOST_CHANGES, MOST_STEPS, MOST_ANNEXES, MOST_PRAISE = 4, 5, 3, 8, 4
LONGEST = 420
"""The letters of a paragraph that could be of any length, and that the annex has whole."""
LONGEST_NAME, LONGEST_REMARK, LONGEST_LINE = 90, 240, 200
WHOLE_TEXT = "(hele teksten står i bilaget)"


def committee_note(status: Status, selection: Selection) -> Document:
    """One note to the committees of the selected departments, else of all concerned."""
    narrowed = narrowed_to(status, Selection(objectives=selection.objectives))
    departments = committees.concerned(narrowed, selection)
    outline = _to_one if len(departments) == 1 else _to_several
    to = f"Til {committees.addressed(departments)}" if departments else ""
    sections = abbreviations.explained(status, outline(narrowed, departments, selection))
    return replace(chapters.document(status, selection, TITLE, to, sections), brief=True)


def _to_one(
    status: Status, departments: Sequence[Department], selection: Selection
) -> Iterator[Section]:
    (department,) = departments
    opening = (
        *_occasion(status, departments),
        *_own_conclusion(status, department, selection),
        *_compared_with_the_whole(status, selection),
        *picture(status, department.code),
    )
    closing = (_next_steps(status), _annexes(status))
    room = ROOM - _lines(opening) - _taken(closing)
    yield unwritten.section("Konklusion", 1, opening)
    yield from _parts(status, department, selection, 1, room, alone=True)
    yield from closing


def _to_several(
    status: Status, departments: Sequence[Department], selection: Selection
) -> Iterator[Section]:
    of_the_whole = tuple(picture(status))
    drawn = set(_titles(of_the_whole))
    yield unwritten.section(
        "Konklusion",
        1,
        (
            *_occasion(status, departments),
            *_whole_conclusion(status, selection),
            *of_the_whole,
            *_overview(status, departments),
        ),
    )
    if not selection.objectives:
        yield from _about_the_whole(status)
    yield from _changes(status, selection, 1)
    yield _next_steps(status)
    yield _annexes(status)
    for department in departments:
        title = words.capitalised(committees.committee(department))
        own = tuple(picture(status, department.code, besides=drawn))
        drawn.update(_titles(own))
        opening = (*_own_conclusion(status, department, selection), *own)
        yield unwritten.section(title, 1, opening, new_page=True)
        room = ROOM if own else ROOM_IN_WORDS
        yield from _parts(status, department, selection, 2, room - _lines(opening))


def _titles(drawn: Iterable[Block]) -> Iterator[str]:
    """The titles of the pictures: each is in a note once."""
    return (each.title for each in drawn if isinstance(each, Diagram))


def _lines(drafted: Iterable[Drafted]) -> float:
    return length(each for each in drafted if not isinstance(each, Blank))


def _taken(sections: Iterable[Section]) -> float:
    """The lines of whole sections with their headings."""
    return sum(HEADING + length(section.blocks) for section in sections)


def _occasion(status: Status, departments: Sequence[Department]) -> Iterator[Drafted]:
    """Whom the note goes to and about what; blanks for what only the sender knows."""
    yield Blank("afsender, sagsnummer og notatets dato", IN_THE_DOCUMENT)
    policy = status.policy.title if status.policy else "handicappolitikken"
    if departments:
        several = f"{counted(len(departments), 'udvalg', 'udvalg', common=False)}"
        named = committees.addressed(departments) if len(departments) == 1 else several
        yield Paragraph(
            f"Med dette notat orienteres {named} om status på {policy}, "
            f"som den ser ud den {day(status.as_of)} ({sentences.newest_figures(status)})."
        )
    else:
        yield Blank("modtager", IN_THE_DOCUMENT)


def _whole_conclusion(status: Status, selection: Selection) -> Iterator[Drafted]:
    """The conclusion on the policy or on what is selected of it, with the verdicts behind it."""
    found = narrowed_to(status, selection)
    if note := coverage.selected(status, selection):
        yield Paragraph(note, ParagraphKind.NOTE)
    yield Paragraph(f"{coverage.headline(found, selection)}.", ParagraphKind.LEAD)
    if verdicts := sentences.short_lead(found):
        yield Paragraph(shortened(verdicts, LONGEST))


def _own_conclusion(
    status: Status, department: Department, selection: Selection
) -> Iterator[Drafted]:
    """How much of a department's part can be measured, and its own figures with their verdicts."""
    if note := coverage.selected(status, Selection(objectives=selection.objectives)):
        yield Paragraph(note, ParagraphKind.NOTE)
    if not department.committee:
        yield Blank(
            f"navnet på det udvalg, som {department.name} hører under", in_sheet("departments")
        )
    own = replace(selection, departments=(department.code,))
    found = narrowed_to(status, own)
    yield Paragraph(f"{coverage.headline(found, own)}.", ParagraphKind.LEAD)
    judged = judged_figures(status, department.code)
    if judged:
        yield Bullets(
            tuple(
                words.ended(f"{shortened(each.record.name, LONGEST_NAME)}: {_verdict(each)}")
                for each in judged[:MOST_FIGURES]
            )
        )
    elif verdicts := sentences.short_lead(found):
        yield Paragraph(shortened(verdicts, LONGEST))
    if (left := len(judged) - MOST_FIGURES) > 0:
        yield _more(left, "tal", "tal", _in_annex(committee_annex.JUDGED))


def _verdict(figure: IndicatorFigure) -> str:
    """The verdict on a department's own figure, with both numbers where they are shown."""
    point = figure.point
    if point.hidden or not (point.value and point.target):
        return words.lowered(verdict_words(*figure))
    word = words.lowered(words.status_word(point.status, figure.record.kind))
    when = f" i {period(point.period)}" if point.period else ""
    value, wanted = precise.value_of(point, figure.unit), precise.target_of(point, figure.unit)
    return f"{word} ({value} mod et måltal på {wanted}{when})"


def _compared_with_the_whole(status: Status, selection: Selection) -> Iterator[Block]:
    """How much of the whole policy, or of the selected objectives, can be measured."""
    if status.priorities:
        only = Selection(objectives=selection.objectives)
        where = "I det valgte" if selection.objectives else "I hele politikken"
        yield Paragraph(f"{where}: {words.lowered(coverage.headline(status, only))}.")


def _overview(status: Status, departments: Sequence[Department]) -> Iterator[Block]:
    """The committees, each with its counts."""
    if len(departments) < 2:
        return

    def own(each: Department) -> list[PriorityStatus]:
        return carried(status, each.code)

    def asked(each: Department) -> int:
        found = committees.own_remarks(status, each.code)
        return sum(committees.owes_answer(status, remark, each.code) for remark in found)

    columns = (
        Column[Department]("Udvalg", lambda d: words.capitalised(committees.committee(d))),
        Column[Department]("Prioriteringer", lambda d: len(own(d)), numeric=True),
        Column[Department]("Kan måles", lambda d: sum(p.measurable for p in own(d)), numeric=True),
        Column[Department]("Mangler svar", asked, numeric=True),
    )
    caption = "Udvalgene: prioriteringer, dem, der kan måles, og bemærkninger, der mangler svar"
    table = tables.in_document(Table(caption, columns, departments))
    yield from _cut(
        replace(table, shares=(5, 2, 2, 2)), FIRST_ROOM, "udvalg", "udvalg", "følger nedenfor"
    )


def _parts(
    status: Status,
    department: Department,
    selection: Selection,
    level: int,
    room: float,
    *,
    alone: bool = False,
) -> Iterator[Section]:
    """The sections of one committee, in the room that is left for them.

    One that is `alone` gets the remarks here that are for all committees.
    """
    code = department.code
    asked = unwritten.section("Det beder vi udvalget om", level, tuple(_asked(status, department)))
    changed = tuple(_changes(status, replace(selection, departments=(code,)), level))
    room -= _taken((asked, *changed)) + 3 * HEADING
    priorities = tuple(_priorities(status, department, room * OF_PRIORITIES))
    if priorities:
        yield Section("Prioriteringer", level, priorities)
    room -= length(priorities)
    texts = tuple(_texts(status, code, room / 3))
    yield unwritten.section("Hvad er der sket, og hvad er næste skridt?", level, texts)
    yield asked
    remarks = tuple(_remarks(status, department, room - _lines(texts), alone=alone))
    if remarks:
        yield unwritten.section(f"{city.of_council(status)} bemærkninger", level, remarks)
    yield from changed


def _more(count: int, one: str, many: str, where: str) -> Paragraph:
    """How many are left out, and where they are. A word that is the same in the plural is neuter here."""
    left = words.capitalised(counted(count, one, many, common=one != many))
    return Paragraph(f"{left} mere {where}.", ParagraphKind.NOTE)


def _in_annex(chapter: str) -> str:
    return f"står i bilaget, afsnittet »{chapter}«"


def _cut(table: blocks.Table, room: float, one: str, many: str, where: str) -> Iterator[Block]:
    """The first rows of a table that fit, and how many there are besides."""
    shown, left = _kept(table, room)
    yield shown
    if left:
        yield _more(left, one, many, where)


def _kept(table: blocks.Table, room: float) -> tuple[blocks.Table, int]:
    """The table with the first rows that fit, and the number of those that do not."""
    kept = fitting([row(cells, table.shares) for cells in table.texts], room)
    return replace(table, rows=table.rows[:kept]), len(table.rows) - kept


def _priorities(status: Status, department: Department, room: float) -> Iterator[Block]:
    """The priorities of a department, those that can be measured first."""
    own = sorted(carried(status, department.code), key=lambda p: not p.measurable)
    if not own:
        return
    columns = (
        Column[PriorityStatus](
            "Prioritering",
            lambda p: shortened(f"{p.priority.id} {p.priority.short_title}", LONGEST_NAME),
        ),
        Column[PriorityStatus](
            "Rolle", lambda p: "ansvarlig" if department.code in p.priority.lead else "er med"
        ),
        Column[PriorityStatus]("Status", committees.status_of),
        Column[PriorityStatus]("Mangler", _lacking),
    )
    caption = f"{possessive(department.name)} prioriteringer, og hvad der mangler for at kunne måle"
    table = tables.in_document(Table(caption, columns, own))
    yield from _cut(
        replace(table, shares=(47, 11, 26, 16)),
        room,
        "prioritering",
        "prioriteringer",
        _in_annex(committees.chapter(department)),
    )
    citations = in_order(dict.fromkeys(c for p in own for c in p.priority.sources))
    if citations:
        source = shortened(cited(citations, status.sources), LONGEST)
        yield Paragraph(f"Kilde: {source}.", ParagraphKind.SOURCE)


def _lacking(priority: PriorityStatus) -> str:
    """The least that a priority lacks to be measured."""
    if priority.measurable:
        return "Intet"
    if {Criterion.VALUE, Criterion.TARGET}.isdisjoint(priority.met):
        return "Tal og måltal"
    lacking = [each for each in REQUIRED if each not in priority.met]
    named = ["frist" if each is Criterion.PERIOD else each.label for each in lacking]
    return words.capitalised(words.listed(named))


def _texts(status: Status, code: str, room: float) -> Iterator[Drafted]:
    """The texts that officers have written about the priorities, shortened, as many as fit."""
    own = [p.priority for p in carried(status, code)]
    drafted = list(written.about(status, own, *TextKind))
    yield from (each for each in drafted if isinstance(each, Blank))
    told = [_shorter(each) for each in drafted if not isinstance(each, Blank)]
    texts = [
        told[start : start + written.PARAGRAPHS]
        for start in range(0, len(told), written.PARAGRAPHS)
    ]
    kept = fitting([length(text) for text in texts], room) if texts else 0
    for text in texts[:kept]:
        yield from text
    if (left := len(texts) - kept) > 0:
        yield _more(left, "tekst", "tekster", _in_annex(committee_annex.TEXTS))


def _shorter(block: Block) -> Block:
    if isinstance(block, Paragraph) and block.kind is ParagraphKind.BODY:
        return replace(block, text=shortened(block.text, LONGEST, WHOLE_TEXT))
    return block


def _asked(status: Status, department: Department) -> Iterator[Block]:
    found = tuple(committee_asked.asked(status, department))
    yield Bullets(found) if found else Paragraph("Notatet er til orientering.")


def _remarks(
    status: Status, department: Department, room: float, *, alone: bool
) -> Iterator[Drafted]:
    """The council's remarks with the answers, in short; a blank for each answer that it is to give."""
    found = committees.own_remarks(status, department.code, with_general=alone)
    for remark in found:
        if committees.owes_answer(status, remark, department.code):
            yield Blank(
                f"{possessive(department.name)} bemærkning til: {remark.remark.title}",
                delivered(pages.REMARKS_AND_ANSWERS, "replies"),
                (department.code,),
            )
    about = f"om {possessive(department.name)} område"
    if any(remark.remark.objective is None for remark in found):
        about += " og om politikken som helhed"
    yield from _remark_table(status, found, room, about)


def _remark_table(
    status: Status, found: Sequence[RemarkStatus], room: float, about: str
) -> Iterator[Block]:
    told = [remark for remark in found if remark.unanswered or remark.replies]
    if told:
        answered = any(remark.replies for remark in told)
        answers = Column[RemarkStatus]("Forvaltningens svar", lambda r: _answer(status, r))
        columns = (
            Column[RemarkStatus]("Bemærkning", _title),
            Column[RemarkStatus](f"Det siger {city.council(status)}", _said),
            *((answers,) if answered else ()),
        )
        caption = f"Bemærkninger fra {city.council(status)} {about}"
        caption += "" if answered else f": {words.lowered(NO_ANSWER)}"
        table = replace(
            tables.in_document(Table(caption, columns, told)),
            shares=(4, 8, 5) if answered else (4, 11),
        )
        where = _in_annex(committee_annex.remarks_title(status))
        shown, left = _kept(table, room)
        yield shown
        rest = [f"{counted(left, 'bemærkning', 'bemærkninger')} mere"] if left else []
        if any(CUT in cell for cells in shown.texts for cell in cells):
            rest.append("resten af de tekster, der slutter med …,")
        if rest:
            yield Paragraph(f"{words.capitalised(words.listed(rest))} {where}.", ParagraphKind.NOTE)
    praise = [remark for remark in found if remark not in told]
    if praise:
        yield Paragraph(_praise(praise))
    if found:
        yield Paragraph(f"Kilde: {_sources(status, found)}.", ParagraphKind.SOURCE)


def _title(remark: RemarkStatus) -> str:
    record = remark.remark
    return f"{shortened(record.title, LONGEST_NAME)} ({period(record.dated)})"


def _said(remark: RemarkStatus) -> str:
    """The remark in short; the council's own words in quotation marks."""
    text = shortened(remark.remark.wording or remark.remark.summary, LONGEST_REMARK)
    return f"»{text}«" if remark.remark.wording else text


def _answer(status: Status, remark: RemarkStatus) -> str:
    """The departments' answers in short, with what they cover where it is a part alone."""
    if not remark.replies:
        return NO_ANSWER
    told = []
    for reply in remark.replies:
        name = department_names.department_name(status, reply.department)
        covers = f" (Gælder: {words.lowered(reply.covers)})" if reply.covers else ""
        told.append(f"{name}: {reply.wording or reply.summary}{covers}")
    return shortened(" ".join(told), LONGEST_REMARK)


def _praise(praise: Sequence[RemarkStatus]) -> str:
    """The titles of the remarks that call for no answer."""
    titles = [f"»{shortened(r.remark.title, LONGEST_NAME)}«" for r in praise[:MOST_PRAISE]]
    if (left := len(praise) - MOST_PRAISE) > 0:
        titles.append(f"{in_words(left)} mere i bilaget")
    remarks = counted(len(praise), "bemærkning er", "bemærkninger er")
    return f"{words.capitalised(remarks)} ros, som ikke kalder på svar: {words.listed(titles)}."


def _sources(status: Status, remarks: Iterable[RemarkStatus]) -> str:
    """The sources of remarks and answers, each document once."""
    records: list[Remark | Reply] = []
    for remark in remarks:
        records += [remark.remark, *remark.replies]
    citations = [citation for record in records for citation in record.sources]
    undocumented = [
        source_words((), record.dated, status.sources) for record in records if not record.sources
    ]
    documents = [cited(in_order(dict.fromkeys(citations)), status.sources)] if citations else []
    return shortened("; ".join((*documents, *dict.fromkeys(undocumented))), LONGEST)


def _about_the_whole(status: Status) -> Iterator[Section]:
    """The remarks that are about no objective."""
    general = [r for r in status.remarks if r.remark.objective is None]
    found = sorted(general, key=lambda remark: not remark.unanswered)
    told = tuple(_remark_table(status, found, FIRST_ROOM, "om politikken som helhed"))
    if told:
        yield Section(f"{city.council(status)} om politikken som helhed", 1, told)


def _changes(status: Status, selection: Selection, level: int) -> Iterator[Section]:
    """The first differences from the status to compare with; the annex has all."""
    before = changes.earlier(selection)
    if before is None:
        return
    now = narrowed_to(status, selection)
    rest = _in_annex(changes.heading(before))
    told = changes.brief(now, before, selection, most=MOST_CHANGES, rest=rest)
    yield Section(changes.heading(before), level, tuple(_shorter_lines(told)))


def _shorter_lines(told: Iterable[Block]) -> Iterator[Block]:
    for block in told:
        match block:
            case Bullets(items):
                yield Bullets(tuple(shortened(item, LONGEST_LINE) for item in items))
            case _:
                yield _shorter(block)


def _next_steps(status: Status) -> Section:
    """How far the matter is, and the nearest steps that the sources expect.

    What should have happened, and no source tells, is for the officer; the annex has it.
    """
    drafted: list[Drafted] = [
        Paragraph(shortened(f"{matter.name}: {said}", LONGEST))
        for matter in matters(status)[:1]
        if (said := passage.end_or_next(status, matter))
    ]
    drafted += chapters.untold(status)
    steps = tuple(chapters.steps_in_short(status))
    if steps:
        drafted.append(Bullets(steps[:MOST_STEPS]))
    else:
        drafted.append(Paragraph(f"Kilderne nævner ingen kommende trin efter {day(status.as_of)}."))
    where = _in_annex(committee_annex.STEPS)
    if (left := len(steps) - MOST_STEPS) > 0:
        drafted.append(_more(left, "trin", "trin", where))
    drafted.append(Blank("det, der er aftalt om den videre behandling", IN_THE_DOCUMENT))
    return unwritten.section("Videre proces", 1, drafted)


def _annexes(status: Status) -> Section:
    """The annex of the note, and the policy's own documents."""
    own = chapters.annex_titles(status)
    titles = [committee_annex.IN_SHORT, *(shortened(title, LONGEST_LINE) for title in own)]
    kept = [f"Bilag {n}: {title}" for n, title in enumerate(titles[:MOST_ANNEXES], start=1)]
    if (left := len(titles) - MOST_ANNEXES) > 0:
        kept.append(
            f"{words.capitalised(counted(left, 'dokument', 'dokumenter', common=False))} mere"
        )
    return Section("Bilag", 1, (Bullets(tuple(kept)),))
