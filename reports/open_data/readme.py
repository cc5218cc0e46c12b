"""What is in the zip with open data, for the person who opens it: in Danish, and shortly in English."""

from __future__ import annotations

from collections.abc import Iterator

from policy.licences import Licence
from policy.open_data import DESCRIPTION
from policy.whole_city import WHOLE_CITY
from presentation.documents.coverage import edition
from reports.open_data import figures
from reports.open_data.csv_files import EXCEL_FOLDER
from reports.open_data.published import Published

FILE = "LAES-MIG.txt"
LINE_END = "\r\n"


def text(published: Published) -> str:
    """The lines of the file, with a line for each table."""
    return LINE_END.join((*_danish(published), "", *_english(published), ""))


def _danish(published: Published) -> Iterator[str]:
    yield f"ÅBNE DATA: {published.title}"
    yield f"{edition(published.status, published.selection)}. {published.part}".strip()
    yield ""
    yield "HVILKE FILER SKAL DU BRUGE?"
    yield (
        f"Mappen {EXCEL_FOLDER} er til Excel på dansk: semikolon mellem kolonnerne, decimalkomma, datoer som "
        "31-12-2024, danske overskrifter og ord. Det er kopier. Ret ikke i dem for at sende noget ind."
    )
    yield (
        "Filerne uden for mappen er til programmer: komma mellem kolonnerne, decimalpunktum, datoer som "
        f"2024-12-31, faste navne og koder. {DESCRIPTION} beskriver hver kolonne."
    )
    yield "Begge har de samme rækker i samme orden."
    yield ""
    yield "SÅDAN LÆSES TALLENE"
    yield "Andele er 0-1, så 0,73 er 73 procent. Beløb er i kroner. Enheden står i hver række i figures."
    yield (
        "Et tal, der tæller få personer eller kan røbe andre, er skjult: det har ingen værdi, og kolonnen "
        "hidden (Skjult) siger true (ja). Det er skjult i alle filer."
    )
    yield (
        "Mangler et tal, står årsagen ved siden af i en kolonne, der ender på _missing (Hvorfor … mangler). "
        "Ikke indberettet betyder kun, at tallet ikke er her endnu."
    )
    yield (
        f"{WHOLE_CITY} i kolonnen department (Forvaltning) er hele kommunen. Læg ikke tallet sammen med forvaltningernes."
    )
    yield figures.EACH_STATES
    yield (
        "Nogle tal dækker flere end borgere med handicap. Kolonnen population (Dækker) siger, hvem et tal handler om. "
        "Tal om forskellige grupper kan ikke lægges sammen."
    )
    yield (
        'En tekst som ="2024-03" i en csv-fil til Excel er en tekst. Tegnene hindrer Excel i at gøre den til '
        "en dato. En apostrof foran =, +, - eller @ hindrer, at teksten læses som en formel."
    )
    yield ""
    yield "MÅ DU BRUGE DEM?"
    yield _licence(published.selection.licence)
    yield ""
    yield "KILDER"
    yield "Hver række har sin kilde med side eller afsnit. Dokumenterne står i tabellen sources:"
    yield from (f"- {each.id}: {each.title}. {each.publisher}" for each in published.status.sources)
    yield ""
    yield "TABELLER"
    yield from (f"- {each.name}: {each.title}. {each.about}" for each in published.tables)


def _english(published: Published) -> Iterator[str]:
    licence = published.selection.licence
    yield "IN ENGLISH"
    yield (
        f"Use the csv files outside the folder {EXCEL_FOLDER} in programs: commas, decimal points, ISO dates, "
        f"stable names and codes; {DESCRIPTION} describes every column, with titles in English. The copies in "
        f"{EXCEL_FOLDER} are for a Danish Excel: semicolons, decimal commas, Danish titles and words."
    )
    yield (
        "Shares are 0-1 and money is in kroner. A count of few persons is hidden: it has no value, and the "
        "column hidden is true. The cause of a missing number is in a column ending in _missing, and the "
        "words for all codes are in the table codes."
    )
    yield (
        f"The department {WHOLE_CITY} is the whole city: do not add the departments to it. Some figures cover more people "
        "than those with a disability; see the column population."
    )
    yield f"Licence: {licence.code}, {licence.address}" if licence else "No licence is stated."
    yield f"There are {len(published.tables)} tables. Texts are in Danish."


def _licence(licence: Licence | None) -> str:
    if licence:
        return f"Ja, efter licensen {licence.title} ({licence.code}): {licence.address}"
    return "Der er ikke valgt en licens. Spørg kommunen, før du udgiver dem igen."
