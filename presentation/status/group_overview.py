"""Overview of a target group: how many records of each kind name it, and for which kinds there are none."""

from __future__ import annotations

from markupsafe import Markup

from metrics.status import Status
from presentation import pages
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import city
from presentation.language.numbers import tally
from presentation.status.target_groups import concerning


def group_overview(status: Status, group: str, links: Links) -> Markup:
    """The number of records of each kind that name the group, each a link to its page."""
    own = concerning((i.indicator for i in status.indicators), group)
    with_target = [
        i for i in status.indicators if group in i.indicator.target_groups and i.judged_by_target
    ]
    kinds = [
        (
            len(concerning((r.remark for r in status.remarks), group)),
            (f"bemærkning fra {city.council(status)}", f"bemærkninger fra {city.council(status)}"),
            pages.COUNCIL,
        ),
        (
            len(concerning((i for i in status.initiatives if not i.part_of), group)),
            ("indsats", "indsatser"),
            pages.INITIATIVES,
        ),
        (len(own), ("tal", "tal"), pages.FIGURES),
        (
            len(concerning(status.services, group)),
            ("ydelse eller regel", "ydelser og regler"),
            pages.SERVICES,
        ),
        (
            len(concerning(status.events, group)),
            ("trin i den politiske behandling", "trin i den politiske behandling"),
            pages.PROCESS,
        ),
    ]
    lines: list[Markup | str] = []
    for count, (one, many), path in kinds:
        if count:
            lines.append(markup.anchor(tally(count, one, many), links.page(path)))
        else:
            lines.append(f"Ingen {many} nævner gruppen.")
    missing = (
        "" if with_target else "Ingen af tallene om gruppen har et måltal at blive bedømt efter. "
    )
    return markup.joined(
        [
            markup.paragraph(
                f"Her tælles det, der udtrykkeligt nævner {group}. {missing}"
                "At noget ikke nævner gruppen, betyder ikke, at det ikke gælder den.",
            ),
            markup.items(lines),
        ]
    )
