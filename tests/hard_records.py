"""Records that are difficult to render: markup in text, long words, long texts. Invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from metrics.status import Status
from policy.choices import EventState, RemarkKind, TextKind
from policy.columns import Citation
from policy.records import Department, Source, Text
from tests.records import (
    assessed,
    departments,
    event,
    figures_as_printed,
    indicator,
    initiative,
    objective,
    objectives_and_priorities,
    observation,
    policy,
    priority,
    remark,
    reply,
    target,
)

MARKUP = (
    "# ikke en overskrift *ikke fed* _nej_ <b>nej</b> &amp; {{navn}} $x^2$ #set text(red) "
    '@kilde `kode` \\u{41} [nej](x) ${y} %s "citat" //nej'
)
CONTROLS = "før\x00\x01\x08\x0b\x1f\x7f\ufffeefter"
LONG_WORD = "Handicapkompensationsordningsopfølgningsindsatsplansarbejdsgruppe"
LONG_TITLE = f"{LONG_WORD} og {'flere muligheder for borgere med handicap ' * 6}"[:300].strip()
LONGEST = ("Rådet ønsker flere målbare mål og en handleplan med finansiering. " * 304)[:20_000]

TABLE = """
| Forvaltning | Status | Måltal | Målopfyldelse i procent |
| BIF         | 87     | 47     | 185                     |
| BUF         | 274    | 376    | 73                      |
| SOF         | 207    | 157    | 132                     |
| KK          | 568    | 580    | 98                      |
"""
STATUS_P17 = (Citation("STATUS", page=17),)


def hard_status() -> Status:
    """One of each difficulty, and objectives 1, 2, 3, 4 and 6 without any indicator."""
    return assessed(
        *_whole_policy(),
        initiative("I1", title=MARKUP, summary=MARKUP, sources=STATUS_P17),
        initiative("I2", title=LONG_WORD, summary=f"{LONG_WORD} {CONTROLS}", sources=STATUS_P17),
        remark("B1", RemarkKind.CONCERN, title=MARKUP, summary=LONGEST, sources=STATUS_P17),
        remark("B2", RemarkKind.PROPOSAL, wording=CONTROLS, sources=STATUS_P17),
        remark("B3", RemarkKind.PRAISE, objective=1, sources=STATUS_P17),
        reply("S1", "B1", wording=MARKUP, sources=STATUS_P17),
        event("E1", EventState.EXPECTED, "2026-03", summary=MARKUP, sources=STATUS_P17),
        _text(TextKind.STORY, 5, "5d", MARKUP),
        _text(TextKind.NEXT_STEP, 5, None, CONTROLS),
    )


def full_status() -> Status:
    """A much larger status: forty initiatives per department, and remarks of 2,000 letters."""
    every = [d.code for d in departments()]
    return assessed(
        *_whole_policy(),
        *(
            initiative(
                f"I{code}{number}",
                objective=number % 6 + 1,
                departments=(code,),
                title=f"{LONG_WORD} {number}",
                summary=f"{LONG_WORD} giver flere borgere en hverdag med mere livskvalitet. " * 3,
                sources=STATUS_P17,
            )
            for code in every
            for number in range(40)
        ),
        *(
            remark(
                f"B{number}",
                RemarkKind.CONCERN,
                objective=number % 6 + 1,
                summary=LONGEST[:2_000],
                sources=STATUS_P17,
            )
            for number in range(18)
        ),
    )


def overfull_status() -> Status:
    """All at once: 40 departments, 30 indicators in a priority, a remark of 20,000 signs, hidden counts.

    Titles are of 300 letters or of one word of 65; objective 4 has nothing but its name.
    """
    codes = [f"F{number:02}" for number in range(1, 41)]
    indicators = [f"tal-{number:02}" for number in range(1, 31)]
    return assessed(
        policy(),
        *(
            replace(objective(number), title=f"{number}. {LONG_TITLE}"[:300])
            for number in range(1, 5)
        ),
        *(
            priority(f"{number}{letter}", title=LONG_TITLE, short_title=LONG_WORD, lead=(lead,))
            for number, letter, lead in (
                (1, "a", codes[0]),
                (1, "b", codes[1]),
                (2, "a", codes[0]),
                (3, "a", codes[39]),
            )
        ),
        *(
            Department(code=code, name=f"{LONG_WORD} {code}", committee=f"Udvalg {code}")
            for code in codes
        ),
        Department(code="KK", name="KK"),
        Source(id="STATUS", title=LONG_TITLE, short_title="Status", publisher="F01"),
        *(
            indicator(each, objective=1, priority="1a", name=f"{LONG_WORD} {each}")
            for each in indicators
        ),
        *(
            row
            for number, each in enumerate(indicators, 1)
            for row in (target(each, "F01", 2024, 100), observation(each, "F01", 2024, 3 * number))
        ),
        indicator("faa", objective=2, priority="2a", few_persons=True),
        *(
            observation("faa", code, 2024, number)
            for number, code in enumerate(codes, 1)  # 1 to 4 are few
        ),
        *(
            initiative(
                f"I{number}",
                objective=1,
                departments=(codes[number],),
                title=LONG_TITLE,
                summary=LONGEST[:1_500],
                sources=STATUS_P17,
            )
            for number in range(40)
        ),
        remark("B1", RemarkKind.CONCERN, objective=1, title=LONG_TITLE, summary=LONGEST),
        remark("B2", RemarkKind.PROPOSAL, objective=2, title=LONG_WORD, wording=LONGEST),
        reply("S1", "B2", department="F01", wording=LONGEST),
        event("E1", EventState.EXPECTED, "2026-03", title=LONG_TITLE, summary=LONGEST[:2_000]),
        _text(TextKind.STORY, 1, "1a", LONGEST),
    )


def _whole_policy() -> list[object]:
    return [
        policy(),
        *objectives_and_priorities(),
        *departments(),
        Source(id="STATUS", title="Status", short_title="Status", publisher="SOF"),
        indicator(),
        *figures_as_printed("fleksjob", 2024, TABLE),
    ]


def _text(kind: TextKind, objective: int, priority: str | None, body: str) -> Text:
    return Text(
        kind=kind,
        objective=objective,
        priority=priority,
        body=body,
        author="Prøve Prøvesen, SOF",
        dated=date(2025, 11, 1),
    )
