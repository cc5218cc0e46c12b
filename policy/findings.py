"""What can be wrong with a delivery: one catalogue of every message, and the finding made from it.

A finding says where it is, what was found, what was expected and how to mend it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policy.choices import Choice, Unit


class Severity(Choice):
    """How much a finding stops: the file, the row, or nothing."""

    REFUSAL = "refusal", "afvist"
    ERROR = "error", "fejl"
    WARNING = "warning", "advarsel"
    NOTE = "note", "oplysning"


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of finding. `expected` and `fix` are templates for `str.format`."""

    code: str
    severity: Severity
    title: str
    expected: str
    fix: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, or worth knowing, with a file, a sheet or a cell of it."""

    code: str
    severity: Severity
    file: str
    sheet: str | None
    cell: str | None
    column: str | None
    found: str | None
    expected: str
    fix: str

    @property
    def title(self) -> str:
        """The finding in one short sentence."""
        return CATALOGUE[self.code].title


def finding(
    code: str,
    *,
    file: str,
    sheet: str | None = None,
    cell: str | None = None,
    column: str | None = None,
    found: str | None = None,
    **values: object,
) -> Finding:
    """The finding `code` of the catalogue at a place, its templates filled with `values`.

    The templates can also use `file`, `sheet`, `cell`, `column` and `found`.
    """
    message = CATALOGUE[code]
    place = {"file": file, "sheet": sheet, "cell": cell, "column": column, "found": found}
    filled = {**place, **values}
    return Finding(
        code=code,
        severity=message.severity,
        file=file,
        sheet=sheet,
        cell=cell,
        column=column,
        found=found,
        expected=message.expected.format(**filled).strip(),
        fix=message.fix.format(**filled).strip(),
    )


EMPTY = "tom celle"

FIGURE_IN: Mapping[Unit, str] = {
    Unit.COUNT: "et helt antal på 0 eller derover, fx 274",
    Unit.SHARE: "en andel skrevet i procent, fx 73 pct.",
    Unit.DKK: "et beløb i kroner, fx 22,7 mio. kr.",
    Unit.YEARS: "et antal år, fx 2,5",
}

_SAVE_AGAIN = "Åbn filen i Excel, vælg Gem som og filtypen Excel-projektmappe (.xlsx)"
_SLIM = (
    "Slet ark og billeder, der ikke skal bruges. Markér de tomme rækker under tallene og de "
    "tomme kolonner til højre for dem, vælg Slet, og gem filen igen: de fylder, når de har farve "
    "eller ramme."
)


def _unknown(code: str, what: str, sheet: str) -> Message:
    return Message(
        code,
        Severity.ERROR,
        f"Rækken henviser til {what}, som ikke findes.",
        f"En kode, der står i arket {sheet}.",
        f"{{suggestion}} Ret koden, eller tilføj rækken i arket {sheet}. "
        "Flere koder skilles med semikolon.",
    )


_FILES = (
    Message(
        "file_missing",
        Severity.ERROR,
        "Arbejdsbogen findes ikke, og ingen anden har dens ark.",
        "En af politikkens arbejdsbøger med netop det navn.",
        "Læg {file} tilbage i mappen, eller læg dens ark i en af de andre arbejdsbøger.",
    ),
    Message(
        "file_empty",
        Severity.REFUSAL,
        "Filen er tom.",
        "Et Excel-regneark (.xlsx) med indhold.",
        "Åbn regnearket i Excel, gem det igen, og send den nye fil.",
    ),
    Message(
        "file_too_large",
        Severity.REFUSAL,
        "Filen er for stor.",
        "Højst {limit} MB.",
        _SLIM,
    ),
    Message(
        "file_encrypted",
        Severity.REFUSAL,
        "Filen er låst med en adgangskode.",
        "En fil, der kan åbnes uden adgangskode.",
        "Fjern adgangskoden i Excel under Filer, Oplysninger, Beskyt projektmappe. "
        "Gem filen, og send den igen.",
    ),
    Message(
        "file_old_format",
        Severity.REFUSAL,
        "Filen er gemt i et gammelt Office-format.",
        "Et Excel-regneark af typen .xlsx.",
        f"{_SAVE_AGAIN}.",
    ),
    Message(
        "file_not_workbook",
        Severity.REFUSAL,
        "Filen er ikke et Excel-regneark.",
        "Et Excel-regneark af typen .xlsx.",
        f"{_SAVE_AGAIN}. Er det en anden slags fil, så flyt tallene over i skabelonen.",
    ),
    Message(
        "file_with_macros",
        Severity.REFUSAL,
        "Regnearket indeholder makroer.",
        "Et Excel-regneark uden makroer (.xlsx).",
        f"{_SAVE_AGAIN}. Makroerne bliver ikke gemt med.",
    ),
    Message(
        "file_with_doctype",
        Severity.REFUSAL,
        "Filen indeholder koder, som et regneark ikke må have.",
        "Et regneark, som Excel selv har gemt.",
        f"{_SAVE_AGAIN}, og send den nye fil.",
    ),
    Message(
        "file_swells",
        Severity.REFUSAL,
        "Filen bliver alt for stor, når den pakkes ud.",
        "Højst {limit} MB udpakket, og højst {ratio} gange så meget som filen selv.",
        _SLIM,
    ),
    Message(
        "file_damaged",
        Severity.REFUSAL,
        "Filen er beskadiget og kan ikke læses.",
        "Et Excel-regneark, der kan åbnes uden fejl.",
        f"{_SAVE_AGAIN}. Kan Excel heller ikke åbne den, så find en tidligere udgave.",
    ),
)

_SHEETS = (
    Message(
        "no_known_sheet",
        Severity.ERROR,
        "Intet ark i filen kan genkendes.",
        "Mindst ét ark med et navn fra skabelonen.",
        "Giv arkene de samme navne som i skabelonen, fx Målinger eller Indsatser.",
    ),
    Message(
        "unknown_sheet",
        Severity.WARNING,
        "Arket kendes ikke og er ikke læst.",
        "Et ark med et navn fra skabelonen.",
        "{suggestion} Ret arkets navn. Er arket dine egne noter, kan det blive stående.",
    ),
    Message(
        "no_header",
        Severity.ERROR,
        "Arket har ingen række med kendte overskrifter.",
        "En række blandt de første {rows} med mindst to af overskrifterne: {headings}.",
        "Kopiér overskrifterne fra skabelonen ind over tallene.",
    ),
    Message(
        "no_rows",
        Severity.NOTE,
        "Der er ingen udfyldte rækker.",
        "Mindst én udfyldt række under overskrifterne.",
        "Udfyld mindst én række i et af arkene, og send filen igen.",
    ),
    Message(
        "missing_column",
        Severity.ERROR,
        "En kolonne, der skal være der, mangler.",
        "Overskriften {column} i samme række som de andre overskrifter.",
        "Indsæt kolonnen {column}, og udfyld den. Den skal indeholde: {help}",
    ),
    Message(
        "unknown_column",
        Severity.NOTE,
        "Kolonnen kendes ikke og er ikke læst.",
        "En overskrift fra skabelonen.",
        "{suggestion} Ret overskriften. Er kolonnen dine egne noter, kan den blive stående.",
    ),
    Message(
        "duplicate_column",
        Severity.WARNING,
        "To kolonner betyder det samme. Kun den ene er læst.",
        "Kun én kolonne med {column}. Kolonnen ved {first} er læst.",
        "Saml indholdet i én kolonne, og slet den anden.",
    ),
    Message(
        "merged_cells",
        Severity.WARNING,
        "Celler er flettet sammen.",
        "Én celle for hver række og kolonne.",
        "Ophæv fletningen under Hjem, Flet og centrer, og udfyld hver celle for sig.",
    ),
    Message(
        "hidden_cells",
        Severity.NOTE,
        "Skjulte rækker eller kolonner er læst med.",
        "Kun synlige rækker og kolonner, så alle kan se, hvad der sendes.",
        "Vis dem i Excel, og slet det, der ikke skal med.",
    ),
    Message(
        "totals_row",
        Severity.WARNING,
        "Rækken ser ud til at være en sum og er ikke læst.",
        "Kun rækker med en kode fra listerne.",
        "Slet rækken. Er det tallet for hele kommunen, så skriv KK under Forvaltning.",
    ),
)

_CELLS = (
    Message(
        "missing_value",
        Severity.ERROR,
        "En celle, der skal udfyldes, er tom.",
        "{help}",
        "Udfyld {column} i {cell}, eller slet hele rækken.",
    ),
    Message(
        "formula_without_value",
        Severity.ERROR,
        "Cellen har en formel, men intet resultat.",
        "Et resultat, som Excel har regnet ud og gemt.",
        "Åbn filen i Excel, vent på udregningen, og gem den. Ellers skriv tallet i stedet.",
    ),
    Message(
        "error_in_cell",
        Severity.ERROR,
        "Cellen viser en regnefejl fra Excel.",
        "{help}",
        "Ret formlen i {cell}, eller skriv værdien i stedet. Er den ukendt, så lad cellen stå tom.",
    ),
    Message(
        "text_too_long",
        Severity.ERROR,
        "Teksten er for lang.",
        "Højst {limit} tegn i en celle.",
        "Kort teksten af, eller del den på flere rækker.",
    ),
    Message(
        "invisible_characters",
        Severity.ERROR,
        "Teksten indeholder usynlige tegn.",
        "Almindelige bogstaver, tal og tegn.",
        "Slet cellens indhold, og skriv det igen med tastaturet. "
        "Tegnene følger ofte med fra en pdf eller en hjemmeside.",
    ),
    Message(
        "not_a_number",
        Severity.ERROR,
        "Værdien kan ikke læses som et tal.",
        "Et tal, fx 274, 1.014, 22,7 mio. kr., 73 pct., ca. 110, 5-6 eller op til 25.",
        "Skriv kun tallet. Ord om det hører til i en note. Er tallet ukendt, så lad cellen være tom.",
    ),
    Message(
        "ambiguous_number",
        Severity.ERROR,
        "Tallet kan læses på flere måder.",
        "Et tal med dansk komma og punktum, fx 1,5 eller 1.014.",
        "Skriv {readings}.",
    ),
    Message(
        "number_became_date",
        Severity.ERROR,
        "Der står en dato, hvor der skal stå et tal.",
        "Et tal, fx 274 eller 5-6.",
        "Excel laver 5-6 om til en dato. Skriv 5 til 6, eller sæt en apostrof foran: '5-6.",
    ),
    Message(
        "not_a_whole_number",
        Severity.ERROR,
        "Værdien er ikke et helt tal.",
        "Et helt tal, fx 5 eller 2024.",
        "Skriv kun tallet, uden ord og decimaler.",
    ),
    Message(
        "not_yes_or_no",
        Severity.ERROR,
        "Værdien er hverken ja eller nej.",
        "Ja eller nej. Et x betyder ja, og en tom celle betyder nej.",
        "Skriv ja eller nej.",
    ),
    Message(
        "not_a_date",
        Severity.ERROR,
        "Værdien kan ikke læses som en dato.",
        "En dato med dag, måned og år, fx 30-06-2025.",
        "Skriv datoen som dag-måned-år, fx 30-06-2025 eller 30. juni 2025.",
    ),
    Message(
        "not_a_period",
        Severity.ERROR,
        "Værdien kan ikke læses som en periode.",
        "Et år, halvår, kvartal, en måned, et skoleår eller en dato: 2024, 2025-H1, 2025-Q1, "
        "december 2024, 2023/24 eller 30-06-2025.",
        "Skriv perioden på en af de måder. Er den ukendt, så se skabelonen: ofte må cellen være tom.",
    ),
    Message(
        "not_a_choice",
        Severity.ERROR,
        "Værdien er ikke et af de ord, der kan vælges.",
        "Et af ordene: {choices}.",
        "{suggestion} Vælg ordet på cellens liste i skabelonen. Flere skilles med semikolon, "
        "hvor det er tilladt.",
    ),
    Message(
        "not_a_citation",
        Severity.ERROR,
        "Værdien kan ikke læses som en kilde.",
        "Dokumentets kode og side, fx STATUS s. 17, eller et afsnit, fx POLITIK, Målsætning 5.",
        "Skriv koden fra arket Kilder og så siden. Flere kilder skilles med semikolon.",
    ),
)

_REFERENCES = (
    _unknown("unknown_indicator", "en indikator", "Indikatorer"),
    _unknown("unknown_department", "en forvaltning", "Forvaltninger"),
    _unknown("unknown_priority", "en prioritering", "Prioriteringer"),
    _unknown("unknown_objective", "en målsætning", "Målsætninger"),
    _unknown("unknown_source", "en kilde", "Kilder"),
    _unknown("unknown_remark", "en bemærkning", "Bemærkninger"),
    _unknown("unknown_initiative", "en indsats", "Indsatser"),
    _unknown("unknown_target_group", "en målgruppe", "Målgrupper"),
    _unknown("unknown_unit", "en enhed", "Enheder"),
    _unknown("unknown_service", "en ydelse", "Serviceniveau"),
    Message(
        "refers_to_left_out",
        Severity.ERROR,
        "Rækken er udeladt, fordi den henviser til en række med fejl.",
        "En henvisning til en række uden fejl.",
        "Ret først fejlene i rækken {found} i arket {target_sheet}. Så kommer denne række også med.",
    ),
    Message(
        "duplicate_key",
        Severity.ERROR,
        "To rækker gælder det samme.",
        "Kun én række med samme {key}. Den anden står i {other}.",
        "Slet den ene række, eller ret det, der skal skille dem ad.",
    ),
)

_FIGURES = (
    Message(
        "target_without_period",
        Severity.ERROR,
        "Måltallet har hverken periode eller frist.",
        "En periode, måltallet gælder for, eller en frist, det skal nås inden.",
        "Udfyld Periode eller Frist.",
    ),
    Message(
        "target_with_period_and_deadline",
        Severity.ERROR,
        "Måltallet har både periode og frist.",
        "Enten en periode eller en frist.",
        "Slet Frist, hvis tallet gælder en periode. Slet Periode, hvis det skal nås inden en dag.",
    ),
    Message(
        "period_outside_policy",
        Severity.ERROR,
        "Perioden ligger uden for den tid, der tages tal med fra.",
        "En periode mellem {first} og {last}.",
        "Ret årstallet, hvis det er en skrivefejl. Ellers slet rækken.",
    ),
    Message(
        "value_not_in_unit",
        Severity.ERROR,
        "Tallet passer ikke til indikatorens eller kolonnens enhed.",
        "Et tal i den rette enhed: {figure}.",
        "Ret tallet, så det er {figure}. Er enheden forkert, så ret den i arket Indikatorer.",
    ),
    Message(
        "range_reversed",
        Severity.ERROR,
        "Intervallets første tal er større end det sidste.",
        "Det mindste tal først.",
        "Skriv {reversed}, hvis det er meningen.",
    ),
    Message(
        "figure_without_source",
        Severity.ERROR,
        "Tallet har ingen kilde.",
        "Dokument og side, fx STATUS s. 17.",
        "Skriv, hvor tallet står, under Kilde.",
    ),
    Message(
        "observation_without_period",
        Severity.ERROR,
        "Målingen har ingen periode.",
        "Den periode, tallet gælder for, fx 2024 eller 2025-Q1.",
        "Udfyld Periode. Uden den kan tallet ikke holdes op mod et måltal.",
    ),
    Message(
        "observation_without_value",
        Severity.ERROR,
        "Målingen har intet tal.",
        "Et tal under Værdi, eller en procent under Trykt målopfyldelse.",
        "Udfyld et af de to felter, eller slet rækken.",
    ),
    Message(
        "department_not_valid",
        Severity.WARNING,
        "Forvaltningen fandtes ikke i perioden.",
        "En periode, hvor {found} findes: {validity}.",
        "Ret forvaltningen eller perioden. Se Findes fra og Findes til i arket Forvaltninger.",
    ),
    Message(
        "figure_without_department",
        Severity.ERROR,
        "Tallet har ingen forvaltning.",
        "Forvaltningens forkortelse, eller KK for hele kommunen. Kun landstal har ingen.",
        "Udfyld Forvaltning.",
    ),
    Message(
        "indicator_without_direction",
        Severity.NOTE,
        "Det fremgår ikke, om højere eller lavere er bedre.",
        "Højere er bedre, eller lavere er bedre.",
        "Udfyld Retning, hvis kilden siger det. Ellers kan tallet ikke altid bedømmes.",
    ),
)

_CONTENTS = (
    Message(
        "priority_of_other_objective",
        Severity.ERROR,
        "Prioriteringen hører under en anden målsætning.",
        "En prioritering under målsætning {objective}.",
        "Ret Prioritering eller Målsætning. {found} hører under målsætning {right}.",
    ),
    Message(
        "few_persons_limit_outside",
        Severity.ERROR,
        "Grænsen for at skjule få personer er uden for det tilladte.",
        "Et tal fra {lowest} til {highest}.",
        "Skriv et tal fra {lowest} til {highest} under Skjul til og med.",
    ),
    Message(
        "bands_not_descending",
        Severity.ERROR,
        "Grænserne for vurderingen passer ikke sammen.",
        "Andele mellem 0 og 100 pct., hvor For langsom fra er mindre end Følger planen fra.",
        "Ret grænserne, fx Næsten nået fra 90 pct., Følger planen fra 95 pct. "
        "og For langsom fra 60 pct.",
    ),
    Message(
        "source_without_date",
        Severity.ERROR,
        "Kilden har ingen dato.",
        "En dato under Dateret, eller for et udateret dokument under Kendt fra.",
        "Udfyld Dateret, som det er trykt. Ellers udfyld Kendt fra og Begrundelse for dato.",
    ),
    Message(
        "amount_without_basis",
        Severity.WARNING,
        "Det fremgår ikke, hvad beløbet dækker.",
        "Om beløbet er om året eller i alt, og om det er varigt eller midlertidigt.",
        "Udfyld Beløb dækker og Bevilling. Vælg ikke oplyst, når kilden ikke siger det.",
    ),
    Message(
        "initiative_ends_before_start",
        Severity.ERROR,
        "Indsatsen slutter, før den begynder.",
        "En slutning efter {start}.",
        "Ret Start eller Slut.",
    ),
    Message(
        "remark_without_objective",
        Severity.ERROR,
        "Bemærkningen handler om en målsætning, men siger ikke hvilken.",
        "Målsætningens nummer.",
        "Udfyld Målsætning, eller vælg budget eller politikken som helhed under Handler om.",
    ),
)

CATALOGUE: Mapping[str, Message] = {
    message.code: message
    for message in (*_FILES, *_SHEETS, *_CELLS, *_REFERENCES, *_FIGURES, *_CONTENTS)
}
