"""Fields for choosing which slice of a public table is an indicator's figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from loaders.delivery import FoundTable, Naming
from loaders.public.areas import areas
from loaders.public.choosing import counts_beside, fixed_values, with_choices
from loaders.public.selecting import IS
from metrics.status import Status
from pages.intake import upload_session
from pages.intake.upload_session import Chosen
from pages.shell import fields
from pages.shell.labels import plain
from policy.areas import AreaKind
from policy.choices import Population, PrintedUnit
from policy.kinds import Kind
from policy.public_statistics import Extract, PublicTableTip
from policy.records import Indicator
from presentation.html.markup import paragraph
from presentation.language.words import listed

NEW = "ny"
SUBMIT = "Brug dette udtræk"
HELP = (
    "Vælg, hvilken del af tabellen der er tallet. Forslaget er vores læsning af tabellens egne ord; ret "
    "det, der er forkert. Valget huskes, så næste års fil går ind af sig selv."
)


@dataclass(frozen=True, slots=True)
class _Fields:
    """Makes fields whose keys are those of one file and one table."""

    table: int

    def key(self, name: str) -> str:
        return f"slice-{name}-{self.table}-{upload_session.turn()}"

    def choose(
        self, label: str, options: Mapping[str, str], chosen: str | None, about: str = ""
    ) -> str:
        """A list of options by code; one about something else begins again with what is chosen here."""
        codes = list(options)
        found: str = st.selectbox(
            plain(label),
            codes,
            index=codes.index(chosen) if chosen in codes else 0,
            format_func=lambda code: options[code],
            key=self.key(label + about),
        )
        return found

    def choose_some(
        self, label: str, options: Mapping[str, str], chosen: tuple[str, ...], about: str = ""
    ) -> tuple[str, ...]:
        """Some of the options by code."""
        return tuple(
            st.multiselect(
                plain(label),
                list(options),
                default=[code for code in chosen if code in options],
                format_func=lambda code: options[code],
                key=self.key(label + about),
                placeholder="Vælg et eller flere",
            )
        )

    def line(self, label: str, preset: str) -> fields.Answer:
        key = self.key(label)
        if key not in st.session_state:
            st.session_state[key] = preset
        return fields.line(label, key=key, most=200)


def asked(status: Status, tables: tuple[FoundTable, ...], chosen: Chosen) -> Chosen | None:
    """The file with the extract that is chosen, and its new indicator; None until one is."""
    naming = _asked(status, tables)
    named = upload_session.named(chosen, naming) if naming else upload_session.with_naming(chosen)
    return named if named.naming.extract else None


def _asked(status: Status, tables: tuple[FoundTable, ...]) -> Naming | None:
    offered = {str(n): table for n, table in enumerate(tables) if table.proposal}
    if not offered:
        return None
    st.html(paragraph(HELP))
    number = next(iter(offered))
    if len(offered) > 1:
        names = {n: table.title or table.code or f"tabel {n}" for n, table in offered.items()}
        number = _Fields(-1).choose("Hvilken af filens tabeller?", names, None)
    return _chosen(status, offered[number], _Fields(int(number)))


def _chosen(status: Status, table: FoundTable, form: _Fields) -> Naming | None:
    proposal = table.proposal
    if proposal is None:
        return None
    indicators = {
        NEW: "Et nyt tal",
        **{each.indicator.id: each.indicator.name for each in status.indicators},
    }
    indicator = form.choose("Hvilket tal i politikken er det?", indicators, _known(status, table))
    name, priority = None, ""
    if indicator == NEW:
        tip = _tip(status, proposal)
        name = form.line("Hvad skal tallet hedde?", _name(table) or (tip.title if tip else ""))
        priorities = {"": "Ingen bestemt"} | {
            each.priority.id: f"{each.priority.id} {each.priority.short_title}"
            for each in status.priorities
        }
        priority = form.choose(
            "Hvilken prioritering siger det noget om?", priorities, tip.priority if tip else None
        )
    if table.guessed:
        st.html(paragraph(f"Se efter: valget i {listed(table.guessed)} er kun et gæt."))
    extract = _slice(table, proposal, form)
    place = _place(status, proposal, form)
    few = name is not None and st.checkbox(
        "Tallet tæller enkeltpersoner i små grupper, så få personer skal skjules",
        table.small_counts,
        key=form.key("few"),
    )
    publisher = form.line("Hvem udgiver tallene?", proposal.publisher)
    code = form.line("Tabellens kode eller navn", proposal.table)
    if not st.button(plain(SUBMIT), type="primary", key=form.key("button")):
        return None
    lacking = [
        publisher.lacks("Skriv, hvem der udgiver tallene, fx Danmarks Statistik."),
        code.lacks("Skriv tabellens kode, fx HAND01."),
        name.lacks("Skriv et navn, som læserne forstår.") if name else False,
        place.lacks("Vælg området. Gælder tallene et andet sted, kan de ikke bruges her.")
        if place
        else False,
    ]
    if any(lacking):
        return None
    new = _new_indicator(status, extract, name.text, priority, few=few) if name else None
    return Naming(
        extract=replace(
            extract,
            indicator=new.id if new else indicator,
            place=place.text if place else None,
            publisher=publisher.text,
            table=code.text,
            attribution=f"Kilde: {publisher.text}, {code.text}",
        ),
        indicator=new,
    )


def _tip(status: Status, proposal: Extract) -> PublicTableTip | None:
    """The first priority for which the table is proposed as a measure."""
    code = proposal.table.casefold()
    return next((tip for tip in status.public_table_tips if tip.table.casefold() == code), None)


def _known(status: Status, table: FoundTable) -> str:
    """The indicator of an extract that the table has had before; else a new one."""
    known = (s.indicator.id for s in status.public_series if s.extract.id in table.used)
    return next(known, NEW)


def _name(table: FoundTable) -> str:
    """The title of the table without its code and how it is divided."""
    title = table.title.removeprefix(table.code or "").lstrip(": ")
    before, found, _ = title.partition(" efter ")
    return (before if found else title)[:80]


def _slice(table: FoundTable, proposal: Extract, form: _Fields) -> Extract:
    """The extract with the chosen value of each dimension that is not taken whole."""
    values = {dimension.name: dimension.values for dimension in table.dimensions}
    chosen = {}
    for name, preset in fixed_values(proposal).items():
        known = {value: value for value in values[name]}
        chosen[name] = form.choose(f"Valg i {name}", known, preset) if len(known) > 1 else preset
    extract = with_choices(proposal, chosen, table.dimensions)
    about = ", ".join(extract.fixed)
    units = {unit.value: unit for unit in PrintedUnit}
    labels = {code: unit.label for code, unit in units.items()}
    printed_in = units[form.choose("Tallene er trykt i", labels, extract.printed_in, about)]
    extract = _with_counts(replace(extract, printed_in=printed_in), table, form, about)
    if proposal.split:
        groups = {"": "Ingen bestemt: vis dem alle"}
        groups |= {value: value for value in values[proposal.split]}
        label = f"Gruppen i {proposal.split}, der tæller"
        extract = replace(extract, own_group=form.choose(label, groups, extract.own_group) or None)
    return extract


def _with_counts(extract: Extract, table: FoundTable, form: _Fields, about: str) -> Extract:
    """The extract with the counts that its share is made of, where the table has some beside it."""
    counts = counts_beside(extract, table.dimensions)
    if len(counts) < 2:
        return extract
    names = {each: each.partition(IS)[2] for each in counts}
    whole = form.choose(
        "Andelen er regnet ud af dette antal",
        {"": "Findes ikke i tabellen"} | names,
        extract.whole,
        about,
    )
    part = form.choose_some("De antal, der tæller med i andelen", names, extract.part, about)
    both = bool(part and whole)
    return replace(extract, part=part if both else (), whole=whole if both else None)


def _place(status: Status, proposal: Extract, form: _Fields) -> fields.Answer | None:
    """The code of the area, asked for where the table has none; nothing is chosen unless it says one."""
    if proposal.area:
        return None
    city = status.policy.municipality if status.policy else None
    known = [a for a in areas() if a.kind in (AreaKind.COUNTRY, AreaKind.REGION) or a.code == city]
    known.sort(key=lambda area: area.code != city)
    options = {"": "Vælg"} | {area.code: area.name for area in known}
    chosen = form.choose("Hvilket område gælder tallene?", options, proposal.place)
    return fields.Answer(chosen, st.empty())


def _new_indicator(
    status: Status, extract: Extract, name: str, priority: str, *, few: bool
) -> Indicator:
    """An indicator without a target for the extract: public statistics say what is, not what is promised."""
    found = next((p.priority for p in status.priorities if p.priority.id == priority), None)
    taken = {each.indicator.id for each in status.indicators}
    return Indicator(
        id=extract.id if extract.id not in taken else f"{extract.id}-tal",
        name=name,
        objective=found.objective if found else None,
        priority=found.id if found else None,
        priority_is_reading=found is not None,
        unit=extract.printed_in.unit,
        kind=Kind.DIRECTION,
        population=Population.TARGET_GROUP if extract.own_group else Population.WIDER,
        few_persons=few,
    )
