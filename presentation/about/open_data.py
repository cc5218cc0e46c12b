"""Åbne data: what can be fetched, for whom each file is, and how its values are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics.status import Status
from policy import open_data
from policy.absences import Absence
from policy.choices import Choice
from policy.licences import Licence
from policy.open_data import DataColumn, DataType
from policy.tables import BY_NAME
from presentation import pages, tables
from presentation.about.accessibility import reached_at
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import city
from presentation.language.numbers import day, number
from presentation.language.words import capitalised, ended
from presentation.tables import Column, Table

PATH = "data"
"""The folder of the site in which all of it is."""
ZIP = "handicappolitik.zip"
RESTORE = "python cli.py restore-open-data FIL"
TYPES = {
    DataType.STRING: "Tekst",
    DataType.INTEGER: "Helt tal",
    DataType.NUMBER: "Tal",
    DataType.BOOLEAN: "Ja eller nej",
    DataType.DATE: "Dato",
}


@dataclass(frozen=True, slots=True)
class Published:
    """A published table as the page describes it, with the number of its rows."""

    name: str
    title: str
    about: str
    columns: Sequence[DataColumn]
    rows: int

    @property
    def in_short(self) -> str:
        """What it has: the first sentence about it; the others are of the order of its rows."""
        return ended(self.about.partition(". ")[0])

    @property
    def is_computed(self) -> bool:
        """Whether it is made of the status, and is no table of the workbooks."""
        return self.name not in BY_NAME


@dataclass(frozen=True, slots=True)
class Described:
    """A description for programs: its standard, its address beside the tables, and whom it is for."""

    name: str
    file: str
    for_whom: str


STATUS = Described(
    "Hele status",
    "status.json",
    "Til den, der vil vise status et andet sted. Det er den, siderne selv viser.",
)
"""The one that follows no standard."""


def more(links: Links) -> Markup:
    """The way to the page, from where figures are read or fetched."""
    page = markup.anchor("Åbne data", links.page(pages.OPEN_DATA))
    return markup.joined(
        ["Alle tal kan hentes på én gang, til Excel og til programmer: ", page, "."]
    )


def headline() -> str:
    return "Alle tal kan hentes, med status og kilde"


def lead(published: Sequence[Published]) -> str:
    return (
        f"Én fil har det hele: {number(len(published))} tabeller. Ved hvert tal står måltal, status og kilde, så andre "
        "kan regne efter og bygge videre."
    )


def closed() -> Markup:
    """What a reader of a closed installation has to know."""
    return markup.paragraph(
        "Siden kan kun læses af dem, der logger ind, og det gælder også filerne. Du kan hente dem her i browseren. "
        "Et program, der ikke er logget ind, får dem ikke."
    )


def not_public(links: Links) -> Markup:
    """What a reader has to know who sees more than everyone does."""
    report = markup.anchor("Statusrapport", links.page(pages.REPORT))
    return markup.paragraph(
        markup.joined(
            [
                "Siden viser mere end det, der er offentligt. Filerne har kun det offentlige. Hent det, du ser, på ",
                report,
                ".",
            ]
        )
    )


def to_fetch(published: Sequence[Published], files: Links, links: Links) -> Markup:
    """The whole as one file, which of the csv files is for whom, and each table by itself."""
    computed = [each for each in published if each.is_computed]
    rest = [each for each in published if not each.is_computed]
    return markup.joined(
        [
            markup.paragraph(_download("Hent det hele som én zip-fil", files, ZIP), "lead"),
            markup.items(
                [
                    "Til Excel: filerne i mappen excel. De har semikolon mellem kolonnerne, decimalkomma og danske ord.",
                    "Til programmer: de andre csv-filer. De har komma mellem kolonnerne, decimalpunktum og koder.",
                    _a_part(links),
                ]
            ),
            tables.on_page(_table("Tabeller med beregnet status", computed, files), "stack"),
            tables.folded(_table("Politikkens egne tabeller", rest, files), "stack"),
        ]
    )


def _a_part(links: Links) -> Markup:
    report = markup.anchor("Statusrapport", links.page(pages.REPORT))
    return markup.joined(
        [
            "Vælg en anden dato øverst på siden. Kun én målsætning eller forvaltning hentes på ",
            report,
            ".",
        ]
    )


def _table(caption: str, rows: Sequence[Published], files: Links) -> Table[Published]:
    columns = (
        Column[Published]("Tabel", lambda t: t.title),
        Column[Published]("Hvad den har", lambda t: t.in_short),
        Column[Published]("Rækker", lambda t: t.rows, numeric=True),
        Column[Published]("Filer", lambda t: _ways(t, files)),
    )
    return Table(caption, columns, rows)


def _ways(table: Published, files: Links) -> Markup:
    """The files of a table, each link with the table's name for those who hear it alone."""
    of_it = Markup('<span class="unseen">, {}</span>').format(table.title)
    return Markup(", ").join(
        [
            _download(Markup("csv{}").format(of_it), files, f"{table.name}.csv"),
            _download(
                Markup("til\N{NO-BREAK SPACE}Excel{}").format(of_it),
                files,
                f"excel/{table.name}.csv",
            ),
            markup.anchor(Markup("JSON{}").format(of_it), address(files, f"{table.name}.json")),
        ]
    )


def address(files: Links, name: str) -> str:
    """Where a file is fetched, from a page of the site, by links with the choices that files know.

    >>> address(Links({"dato": "2025-11-13"}), "figures.csv")
    './data/figures.csv?dato=2025-11-13'
    """
    return files.page(f"{PATH}/{name}")


def _download(words: str | Markup, files: Links, name: str) -> Markup:
    return Markup('<a href="{}" download>{}</a>').format(address(files, name), words)


def how_to_read() -> Markup:
    """How values are read that one could take for something else, and the causes of a missing number, folded."""
    missing = Markup(
        "En tom celle er ikke nul. Grunden står ved siden af, i en kolonne, der ender på <code>_missing</code>. Ikke "
        "indberettet betyder kun, at tallet ikke er her endnu."
    )
    hidden = Markup(
        "Tal, der tæller få personer eller ville røbe andre, er skjult i alle filer, som på siderne. De har ingen "
        "værdi, og <code>hidden</code> er <code>true</code>."
    )
    covers = (
        "Hvem et tal handler om, står i hver række. Nogle dækker flere end borgere med handicap. Læg ikke tal om "
        "forskellige grupper sammen, og ikke forvaltningernes med hele kommunens."
    )
    causes = markup.items(f"{capitalised(each.label)}: {each.meaning}" for each in Absence)
    return markup.facts(
        (
            ("Mangler", missing),
            ("Skjult", hidden),
            (
                "Enhed",
                "Står i hver række. Andele er fra 0 til 1, så 0,73 er 73 procent. Beløb er i kroner.",
            ),
            ("Dækker", covers),
            ("Forbehold", "Ca., op til og intervaller har egne kolonner ved siden af tallet."),
            (
                "Koder",
                "Hvad de betyder, står i tabellen Koder. Filerne til Excel har ord i stedet.",
            ),
            ("Datoer", "Skrives 2024-12-31 til programmer og 31-12-2024 til Excel."),
        )
    ) + markup.unfolded("Alle grunde til, at et tal mangler", causes)


def licence(status: Status, chosen: Licence | None, contact: str | None) -> Markup:
    """What others may do with the data, as far as the city has said."""
    name = capitalised(city.city(status))
    if chosen:
        link = markup.anchor(chosen.title, chosen.address)
        told = [f"{name} har givet data licensen ", link, ". Den siger, hvad du må."]
    else:
        whom = [" (", reached_at(contact), ")"] if contact else []
        told = [
            f"{name} har ikke valgt en licens endnu. Spørg kommunen",
            *whom,
            ", før du udgiver data igen.",
        ]
    return markup.paragraph(markup.joined(told))


def how_to_cite(status: Status, site: str) -> Markup:
    """A reference to the data of the edition that is shown, to copy."""
    title = f"Status på {status.policy.title}" if status.policy else pages.SITE
    where = f" {site.partition('://')[2]}/{pages.OPEN_DATA}" if site else ""
    return markup.paragraph(
        f"{capitalised(city.city(status))}: {title}. Åbne data, set per {day(status.as_of)}, "
        f"udgave {status.version}.{where}"
    )


def descriptions(standards: Sequence[Described], files: Links) -> Markup:
    """The files that describe the tables to programs, and whom each is for; then the status itself."""
    columns = (
        Column[Described]("Standard", _name),
        Column[Described]("Hvem den er til", lambda d: d.for_whom),
        Column[Described]("Fil", lambda d: _code_link(d.file, address(files, d.file))),
    )
    return tables.on_page(
        Table("Beskrivelser til programmer", columns, [*standards, STATUS]), "stack"
    )


def _name(described: Described) -> str | Markup:
    """The name, which is English for a standard."""
    if described is STATUS:
        return described.name
    return Markup('<span lang="en">{}</span>').format(described.name)


def _code_link(name: str, where: str) -> Markup:
    return markup.joined([markup.anchor(Markup("<code>{}</code>").format(name), where), " (JSON)"])


def promise() -> Markup:
    """What others can rely on, and the way back."""
    return markup.joined(
        [
            markup.paragraph(
                f"Kolonnernes navne og rækkefølge ligger fast. De har format {open_data.FORMAT}; bliver en kolonne "
                "omdøbt, fjernet eller kommer til at betyde noget andet, bliver det et højere tal. Nye kolonner "
                "kan komme til, så læs dem efter navn."
            ),
            markup.paragraph(
                markup.joined(
                    [
                        "En tom installation kan bygge hele status op igen af zip-filen alene: ",
                        Markup("<code>{}</code>").format(RESTORE),
                    ]
                )
            ),
        ]
    )


def columns_of(published: Sequence[Published]) -> Markup:
    """The columns of every table that has rows, each table folded, under one fold."""
    folds = markup.joined(_columns_fold(each) for each in published if each.rows)
    return markup.unfolded("Kolonnerne i hver tabel, der har rækker", folds) if folds else folds


def _columns_fold(table: Published) -> Markup:
    line = Markup("Kolonner i {}: <code>{}</code>").format(table.title, table.name)
    first: dict[type[Choice], str] = {}
    for column in table.columns:
        if column.choices:
            first.setdefault(column.choices, column.name)
    return markup.unfolded(line, markup.items(_column(each, first) for each in table.columns))


def _column(column: DataColumn, first: Mapping[type[Choice], str]) -> Markup:
    """A column: its name, its titles in Danish and English, what it means, its kind, and its codes.

    `first` are the columns that a list of codes is first used in; it is written out there alone.
    """
    told: list[str | Markup] = [kind(column)]
    if column.choices and first[column.choices] == column.name:
        codes = (
            Markup("<code>{}</code> ({})").format(each.value, each.label) for each in column.choices
        )
        told += [": ", Markup(", ").join(codes)]
    elif column.choices:
        told += [" som i ", Markup("<code>{}</code>").format(first[column.choices])]
    return Markup('<code>{}</code>: {} (<span lang="en">{}</span>). {} {}.').format(
        column.name, column.title, column.english, ended(column.help), markup.joined(told)
    )


def kind(column: DataColumn) -> str:
    """What a value is, and whether there can be several."""
    if column.choices:
        return "Koder" if column.many else "Kode"
    return "Flere værdier" if column.many else TYPES[column.data_type]
