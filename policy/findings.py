"""What can be wrong with a delivery: one catalogue of every message, and the finding made from it.

A finding says where it is, what was found, what was expected and how to mend it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from policy.choices import Choice, Unit


class Severity(Choice):
    """How much a finding stops: the file, the row, or nothing."""

    REFUSAL = "refusal", "afvist"
    ERROR = "error", "fejl"
    WARNING = "warning", "advarsel"
    NOTE = "note", "oplysning"


STOPPING = frozenset({Severity.REFUSAL, Severity.ERROR})
"""What lets nothing of a file, or not the row, enter."""


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
AT_THE_FILE = "felterne ved filen"
"""The place of what the deliverer says of a printed table, outside its cells."""

FIGURE_IN: Mapping[Unit, str] = {
    Unit.COUNT: "et helt antal på 0 eller derover, fx 274",
    Unit.SHARE: "en andel skrevet i procent, fx 73 procent",
    Unit.DKK: "et beløb i kroner, fx 22,7 millioner kroner",
    Unit.YEARS: "et antal år, fx 2,5",
}

_SAVE_AGAIN = "Åbn filen i Excel, vælg Gem som og filtypen Excel-projektmappe (.xlsx)"
_SLIM = (
    "Slet ark og billeder, der ikke skal bruges. Markér de tomme rækker under tallene og de "
    "tomme kolonner til højre for dem, vælg Slet, og gem filen igen: de fylder, når de har farve "
    "eller ramme."
)


class Advice(StrEnum):
    """What helps against a file of another kind."""

    SAVE_AGAIN = f"{_SAVE_AGAIN}. Se efter, at tal og bogstaver står rigtigt."
    EXPORT = "Åbn filen i Numbers, vælg Arkiv, Eksportér til og Excel, og send den nye fil."
    FETCH_AS_EXCEL = "Hent tallene som Excel (.xlsx) samme sted, som filen er hentet. Ellers skriv dem i skabelonen."
    UNPACK = "Pak filen ud, og send regnearket, der ligger i den."
    INTO_THE_TEMPLATE = "Hent skabelonen, og skriv tallene i den, eller kopiér dem over."


def _unknown(code: str, what: str, sheet: str) -> Message:
    return Message(
        code,
        Severity.ERROR,
        f"Rækken henviser til {what}, som ikke findes.",
        f"En kode, der er læst ind før, eller som står i filens ark {sheet}.",
        f"{{suggestion}} Ret koden. Er den ny, så skriv den først i arket {sheet}. Har filen ikke det "
        "ark, skal koden læses ind med en anden fil først. Flere koder skilles med semikolon.",
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
        "file_waits",
        Severity.ERROR,
        "Ændringerne i filen venter på andre filer.",
        "At de filer, den hænger sammen med, også kan læses ind.",
        "Ret fejlene i {others}. Så kommer denne fil med af sig selv.",
    ),
    Message(
        "folder_unreadable",
        Severity.ERROR,
        "Mappen med arbejdsbøgerne kan ikke åbnes. Det, der blev læst ind sidst, bliver stående.",
        "En mappe, der kan læses af den, der kører siderne.",
        "Se efter, om drevet er forbundet, og om der er adgang til mappen. Siden prøver selv igen.",
    ),
    Message(
        "file_unreadable",
        Severity.REFUSAL,
        "Filen kan ikke læses lige nu. Det, der blev læst ind sidst, bliver stående.",
        "En fil, der kan læses af den, der kører siderne.",
        "Luk filen, hvis den er ved at blive gemt. Se efter, om drevet er forbundet, og om der er "
        "adgang til filen. Siden prøver selv igen.",
    ),
    Message(
        "file_no_file",
        Severity.REFUSAL,
        "Det, der har et regnearks navn, er ikke en fil.",
        "Et Excel-regneark (.xlsx).",
        "Giv mappen {file} et andet navn, eller flyt den. Læg regnearket selv i mappen.",
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
        "{advice}",
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
    Message(
        "changed_since",
        Severity.ERROR,
        "Rækken er ændret af en indberetning, siden filen sidst blev læst ind.",
        "Det, der gælder nu. {now}.",
        "Ret rækken i {file}, så den siger det samme. Er det indberettede forkert, "
        "så indberet det rigtige.",
    ),
    Message(
        "store_read_only",
        Severity.ERROR,
        "Filen er ændret, men det gemte kan kun læses. Siderne viser det, der sidst blev læst ind.",
        "Et sted at gemme, hvor systemet må skrive.",
        "Giv systemet lov til at skrive, hvor det gemmer. Så bliver {file} læst ind af sig selv.",
    ),
    Message(
        "still_referred",
        Severity.ERROR,
        "En række er taget ud, men en indberetning henviser til den.",
        "Rækken {found} i arket {sheet}, så længe en indberettet række i arket {by} henviser til den.",
        "Sæt rækken ind igen. Skal den væk, så indberet først, at rækkerne i arket {by} udgår.",
    ),
)

_KINDS_OF_FILE = (
    Message(
        "file_is_csv",
        Severity.REFUSAL,
        "Filen er en tekstfil med kolonner (csv), ikke et regneark.",
        "Et Excel-regneark af typen .xlsx.",
        "Åbn filen i Excel, og se efter, at tal og bogstaver står rigtigt. "
        "Vælg så Gem som og filtypen Excel-projektmappe (.xlsx).",
    ),
    Message(
        "file_is_html",
        Severity.REFUSAL,
        "Filen er en webside, ikke et regneark.",
        "Et Excel-regneark af typen .xlsx.",
        f"Nogle systemer kalder en webside for et regneark. {_SAVE_AGAIN}.",
    ),
    Message(
        "file_is_text",
        Severity.REFUSAL,
        "Filen er ren tekst, ikke et regneark.",
        "Et Excel-regneark af typen .xlsx.",
        "Hent skabelonen, og skriv tallene i den.",
    ),
    Message(
        "file_is_opendocument",
        Severity.REFUSAL,
        "Filen er gemt i OpenDocument-format (fx .ods).",
        "Et Excel-regneark af typen .xlsx.",
        "Åbn filen i LibreOffice eller Excel, vælg Gem som og filtypen Excel-projektmappe (.xlsx).",
    ),
    Message(
        "file_is_strict",
        Severity.REFUSAL,
        "Regnearket er gemt i formatet Strict Open XML.",
        "Et Excel-regneark af den almindelige type .xlsx.",
        f"{_SAVE_AGAIN}, ikke Strict Open XML-regneark.",
    ),
)

_UNSAFE_FILES = (
    Message(
        "file_name_invisible",
        Severity.REFUSAL,
        "Filens navn indeholder usynlige tegn.",
        "Et filnavn med almindelige bogstaver, tal og tegn.",
        "Giv filen et nyt navn, som du selv skriver, og send den igen.",
    ),
    Message(
        "file_with_embedded",
        Severity.REFUSAL,
        "En anden fil er indlejret i regnearket.",
        "Et regneark uden indlejrede filer og knapper.",
        "Slet objektet i arket: klik på det, og tryk Delete. Gem filen, og send den igen.",
    ),
    Message(
        "file_with_links",
        Severity.REFUSAL,
        "Regnearket henter værdier fra andre filer eller systemer.",
        "Et regneark, hvor alle tal står i filen selv.",
        "Vælg Data, Rediger kæder (eller Projektmappekæder), og bryd kæderne. Så bliver tallene "
        "stående. Slet også forbindelser under Data, Forespørgsler og forbindelser.",
    ),
    Message(
        "part_twice",
        Severity.REFUSAL,
        "Filen indeholder den samme del to gange.",
        "Et regneark, som Excel selv har gemt.",
        f"{_SAVE_AGAIN}, og send den nye fil.",
    ),
    Message(
        "part_outside",
        Severity.REFUSAL,
        "Filen indeholder en del, der vil lægge sig uden for regnearket.",
        "Et regneark, som Excel selv har gemt.",
        f"{_SAVE_AGAIN}, og send den nye fil.",
    ),
    Message(
        "too_many_parts",
        Severity.REFUSAL,
        "Filen består af alt for mange dele.",
        "Højst {limit} dele.",
        _SLIM,
    ),
    Message(
        "part_packing",
        Severity.REFUSAL,
        "Filen er pakket på en måde, som Excel ikke bruger.",
        "Et regneark, som Excel selv har gemt.",
        f"{_SAVE_AGAIN}, og send den nye fil.",
    ),
    Message(
        "too_many_codes",
        Severity.REFUSAL,
        "Filen indeholder alt for mange koder uden for cellerne, fx formateringer.",
        "Højst {limit} koder.",
        "Kopiér cellerne med tal og tekst over i en ny fil fra skabelonen: vælg Indsæt speciel, "
        "Værdier.",
    ),
    Message(
        "sheet_twice",
        Severity.REFUSAL,
        "To ark har det samme navn.",
        "Ark med hver sit navn.",
        f"Giv det ene ark et andet navn. {_SAVE_AGAIN}.",
    ),
    Message(
        "sheet_name_invisible",
        Severity.REFUSAL,
        "Et arks navn indeholder usynlige tegn.",
        "Arknavne med almindelige bogstaver, tal og tegn.",
        "Slet arkets navn, og skriv det igen med tastaturet. "
        "Tegnene følger ofte med, når et navn er kopieret.",
    ),
    Message(
        "too_many_rows",
        Severity.REFUSAL,
        "Filen har for mange rækker.",
        "Højst {limit} rækker i alt.",
        "Del tallene på flere filer, og send dem hver for sig.",
    ),
    Message(
        "too_many_cells",
        Severity.REFUSAL,
        "Filen har for mange celler.",
        "Højst {limit} celler i alt.",
        "Slet ark og kolonner, der ikke er fra skabelonen, eller del tallene på flere filer.",
    ),
    Message(
        "formatted_but_empty",
        Severity.REFUSAL,
        "Arket har et meget stort antal tomme rækker eller celler med farve, ramme eller format.",
        "Højst {rows} rækker og {cells} celler i alt, også når de er tomme.",
        "Klik på nummeret på den første tomme række under tallene, tryk Ctrl+Skift+Pil ned, "
        "højreklik og vælg Slet. Gør det samme med de tomme kolonner til højre (Ctrl+Skift+Pil "
        "højre). Gem filen, og send den igen.",
    ),
    Message(
        "cell_far_away",
        Severity.REFUSAL,
        "En celle langt fra de andre er udfyldt.",
        "Kun udfyldte celler i de første {rows} rækker og {columns} kolonner.",
        "Gå til {cell}: skriv adressen i navneboksen til venstre for formellinjen. Slet cellens "
        "indhold, gem filen, og send den igen.",
    ),
    Message(
        "cell_twice",
        Severity.REFUSAL,
        "Den samme celle står to gange i filen, eller cellerne står i forkert orden.",
        "Hver celle én gang, oppefra og fra venstre.",
        f"{_SAVE_AGAIN}, og se efter, at {{cell}} har den rigtige værdi.",
    ),
    Message(
        "cell_without_address",
        Severity.REFUSAL,
        "En celle har en adresse, som ikke findes i Excel.",
        "Adresser fra A1 til XFD1048576.",
        f"{_SAVE_AGAIN}, og send den nye fil.",
    ),
    Message(
        "area_too_large",
        Severity.REFUSAL,
        "Et meget stort område er flettet sammen eller gjort til ét link.",
        "Højst {limit} celler flettet sammen i alt.",
        "Markér hele arket, og ophæv fletningen under Hjem, Flet og centrer. "
        "Højreklik, og vælg Fjern links.",
    ),
    Message(
        "number_too_long",
        Severity.REFUSAL,
        "Et tal har flere cifre, end Excel kan regne med.",
        "Højst {limit} tegn i et tal.",
        "Skriv tallet i {cell} igen, og gem filen.",
    ),
    Message(
        "number_broken",
        Severity.REFUSAL,
        "En celle skulle holde et tal, men indholdet er ikke et tal.",
        "Et tal, som Excel har gemt det.",
        "Skriv tallet i {cell} igen, og gem filen.",
    ),
    Message(
        "personal_number",
        Severity.REFUSAL,
        "Filen indeholder noget, der ligner et CPR-nummer.",
        "Ingen oplysninger om enkelte personer.",
        "Slet nummeret, også i noter og skjulte ark, gem filen, og send den igen. Er det et beløb "
        "eller et antal, så vis det med tusindtalsseparator.",
    ),
    Message(
        "file_too_slow",
        Severity.REFUSAL,
        "Filen tager for lang tid at læse.",
        "En fil, der kan læses på {seconds} sekunder.",
        f"Del tallene på flere filer. {_SLIM}",
    ),
    Message(
        "file_too_heavy",
        Severity.REFUSAL,
        "Filen kræver for megen hukommelse.",
        "En fil, der kan læses med {limit} MB.",
        f"Del tallene på flere filer. {_SLIM}",
    ),
    Message(
        "reader_stopped",
        Severity.REFUSAL,
        "Læsningen af filen gik i stå.",
        "Et regneark, som Excel selv har gemt.",
        f"{_SAVE_AGAIN}, og prøv igen. Hjælper det ikke, så flyt tallene over i en ny skabelon.",
    ),
)

_DELIVERED = (
    Message(
        "reporter_unknown",
        Severity.WARNING,
        "Den, der oplyser tallene, har ikke oplyst tal før.",
        "En forvaltnings forkortelse eller et navn, der er brugt før: {known}.",
        "{suggestion} Ret feltet, hvis det er en af de kendte. Ellers kan navnet blive stående.",
    ),
    Message(
        "stated_by_others",
        Severity.WARNING,
        "Det samme tal er allerede oplyst af en anden.",
        "Tallet er allerede oplyst af {others}.",
        "Er det en rettelse af det tal, så skriv {others} under {column}. "
        "Er det det samme tal to gange, så slet den ene række. Ellers bliver begge vist.",
    ),
    Message(
        "figures_left_behind",
        Severity.ERROR,
        "Tal, der er læst ind før, passer ikke til indikatoren, når den ændres.",
        "{column}: {before}. Sådan er tallene læst ind. Antal tal, der ikke passer mere: {count}.",
        "Skriv {before} igen under {column}. Er det en ny måde at tælle på, så opret en ny "
        "indikator med sin egen kode.",
    ),
    Message(
        "two_departments",
        Severity.WARNING,
        "Filen har tal for flere forvaltninger.",
        "Tal for én forvaltning i hver fil. KK må stå ved siden af.",
        "Se efter, om tallene er dine at indberette. Ellers del dem på en fil til hver forvaltning.",
    ),
    Message(
        "other_policy",
        Severity.ERROR,
        "Filen hører til en anden politik.",
        "En fil til politikken {policy}.",
        "Hent en ny skabelon til {policy}, og flyt tallene over i den.",
    ),
    Message(
        "period_not_begun",
        Severity.ERROR,
        "Tallet er målt i en periode, der ikke er begyndt.",
        "En periode, der er begyndt senest {today}.",
        "Ret perioden. Er tallet noget, der skal nås, så skriv det i arket Måltal.",
    ),
    Message(
        "circular_formula",
        Severity.ERROR,
        "Formlen regner på sig selv, og resultatet kan ikke bruges.",
        "En formel, der kun henviser til andre celler.",
        "Ret formlen i {cell}, eller skriv tallet i stedet. Excel viser kredsen under Formler, "
        "Fejlkontrol, Cirkulære referencer.",
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
        "renamed_sheet",
        Severity.ERROR,
        "Arket har fået et andet navn og er ikke læst.",
        "Navnet {right}, som arkets overskrifter hører til.",
        "Giv arket navnet {right}. Er det en kopi, der ikke skal med, så slet arket.",
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
        Severity.ERROR,
        "To kolonner betyder det samme. Kun den ene er læst.",
        "Kun én kolonne med {column}. Kolonnen ved {first} er læst.",
        "Saml indholdet i én kolonne, og slet den anden.",
    ),
    Message(
        "another_table",
        Severity.ERROR,
        "Arket har mere end én tabel.",
        "Én tabel i arket. Den første har sine overskrifter fra {first}.",
        "Flyt rækkerne ved {cell} ind under den første tabels overskrifter, eller slet dem.",
    ),
    Message(
        "above_headings",
        Severity.NOTE,
        "Der står noget over overskrifterne, som ikke er læst.",
        "Højst en titel over overskrifterne.",
        "Skal det læses, så skriv det i tabellens egne kolonner. Ellers kan det blive stående.",
    ),
    Message(
        "heading_with_more",
        Severity.ERROR,
        "Overskriften har en enhed eller andre ord, og kolonnen er ikke læst.",
        "Overskriften {right} alene.",
        "Skriv {right} i {cell}. Skriv tallene helt ud, eller skriv enheden i hver celle, fx 500.000 "
        "eller 500 t.kr. Skal kolonnen ikke med, så slet den.",
    ),
    Message(
        "unit_above",
        Severity.WARNING,
        "Over overskrifterne står en enhed, som ikke er læst.",
        "Tal, der er skrevet helt ud, eller med enheden i cellen selv, fx 500.000 eller 500 t.kr.",
        "Er tallene i den enhed, der står i {cell}, så skriv dem helt ud, eller skriv enheden i hver "
        "celle. Ellers ret teksten.",
    ),
    Message(
        "looking_empty",
        Severity.NOTE,
        "Celler, der ser tomme ud, er læst med.",
        "Værdier, som alle kan se.",
        "Skal de med, så vis dem: vælg et andet talformat eller en anden skriftfarve, eller slå Vis "
        "et nul til under Filer, Indstillinger, Avanceret. Ellers slet dem.",
    ),
    Message(
        "changed_by_rule",
        Severity.NOTE,
        "En regel kan ændre det, der ses i celler, som er læst med.",
        "Celler, hvor det, der ses, er det, der står. En betinget formatering kan strege det over, "
        "skjule det eller vise det med andre tegn.",
        "Se efter i {found}. Skal noget ikke med, så slet det. Ellers fjern reglen under Hjem, "
        "Betinget formatering, Ryd regler, eller lad den blive stående.",
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

_PRINTED_TABLES = (
    Message(
        "table_not_named",
        Severity.ERROR,
        "Tabellen siger ikke selv, hvad den gælder.",
        "Oplyst ved filen: {what}.",
        "Udfyld felterne ved filen: {what}. Læs den så igen. Tabellen skal ikke ændres.",
    ),
    Message(
        "table_unclear",
        Severity.ERROR,
        "Det er ikke klart, hvad tabellen handler om.",
        "En overskrift over tabellen, der siger det, fx {example}.",
        "Skriv, hvad tabellen handler om, i rækken over den. "
        "Er det en anden slags tal, så brug skabelonen.",
    ),
    Message(
        "another_printed_table",
        Severity.ERROR,
        "Arket har mere end én tabel.",
        "Én trykt tabel i filen. Den første har sine overskrifter fra {first}.",
        "Læg tabellen ved {cell} i en fil for sig, og læs hver fil med sin egen periode og kilde.",
    ),
    Message(
        "title_of_other_period",
        Severity.WARNING,
        "Tabellens overskrift nævner et andet år end den oplyste periode.",
        "Samme år i overskriften og i den oplyste periode, {period}.",
        "Kontrollér, at perioden er rigtig. Ret den i felterne ved filen, hvis den ikke er.",
    ),
    Message(
        "table_row_not_read",
        Severity.NOTE,
        "Rækken er ikke læst, fordi den ikke har både en forvaltning og et tal.",
        "En forvaltning og mindst ét tal i samme række.",
        "Udfyld rækken, hvis den skal med. Er det en note, kan den blive stående.",
    ),
    Message(
        "printed_row_unnamed",
        Severity.WARNING,
        "Rækken har tal, men ingen forvaltning, og er ikke læst.",
        "En forvaltning eller ordet for summen i samme række.",
        "Skriv, hvis tallene er, i rækkens første kolonne. Er celler flettet sammen, så ophæv "
        "fletningen under Hjem, Flet og centrer.",
    ),
    Message(
        "printed_figure_missing",
        Severity.WARNING,
        "Et tal mangler i tabellen.",
        "Et tal for {department} under {column}.",
        "Skriv tallet i {cell}. Er det ukendt, så lad cellen være tom. Rækkens andre tal kan gemmes.",
    ),
    Message(
        "printed_sum_unchecked",
        Severity.WARNING,
        "Den trykte sum kan ikke kontrolleres, fordi tal mangler.",
        "Et tal under {column} for alle forvaltninger i tabellen. Det mangler for {missing}.",
        "Skriv de tal, der mangler. Ellers bliver summen gemt, som den er trykt.",
    ),
    Message(
        "printed_sum_differs",
        Severity.WARNING,
        "Den trykte sum er en anden end summen af rækkerne.",
        "{computed}, når rækkerne lægges sammen.",
        "Kontrollér tallene. Passer de, kan summen blive stående: den gemmes, som den er trykt.",
    ),
    Message(
        "printed_percent_differs",
        Severity.WARNING,
        "Den trykte procent er en anden end den, tallene giver.",
        "{computed} ud fra rækkens tal.",
        "Kontrollér rækkens tal. Procenten gemmes ikke; den regnes ud af tallene.",
    ),
)

_TEMPLATES = (
    Message(
        "newer_template",
        Severity.WARNING,
        "Skabelonen er nyere end det program, der læser den.",
        "En skabelon, der er hentet her på siden.",
        "Se efter, at alt er læst. Mangler der noget, så hent skabelonen igen, og flyt tallene over.",
    ),
    Message(
        "template_unnamed",
        Severity.WARNING,
        "Det kan ikke kontrolleres, hvilken politik og forvaltning skabelonen er til.",
        "De oplysninger, som skabelonen blev hentet med. Programmet, der gemte filen, har fjernet dem.",
        "Se efter, at tallene er til den rigtige politik og forvaltning. Er du i tvivl, så hent "
        "skabelonen igen, og flyt tallene over.",
    ),
    Message(
        "written_beside",
        Severity.WARNING,
        "Der er skrevet i en grå kolonne. Den bliver ikke læst.",
        "Det, der stod i cellen, da skabelonen blev hentet.",
        "Er det et nyt tal eller en rettelse, så skriv det {instead}.",
    ),
    Message(
        "withdrawn_without_key",
        Severity.ERROR,
        "Rækken skal udgå, men det kan ikke læses, hvilken det er.",
        "Udfyldt: {key}.",
        "Skriv {key}, som de står i den række, der skal udgå.",
    ),
    Message(
        "withdrawn_unknown",
        Severity.ERROR,
        "Den række, der skal udgå, findes ikke.",
        "En række, der er læst ind før, med samme {key}. {there}",
        "Skriv {key} præcis som i den række, der skal udgå, eller slet ordet under Udgår.",
    ),
    Message(
        "withdrawn_referred_to",
        Severity.ERROR,
        "Andre rækker henviser til den række, der skal udgå.",
        "En række, som ingen andre henviser til. Nu gør {others} i {sheets} det.",
        "Lad også de rækker udgå, eller ret dem først. Ellers slet ordet under Udgår i {cell}.",
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
        "formula_not_calculated",
        Severity.ERROR,
        "Formlens resultat er ikke regnet ud.",
        "Et resultat, som Excel har regnet ud og gemt. I filen står 0 eller ingenting, og den beder "
        "om at blive regnet ud, når den åbnes, regnes kun ud, når nogen beder om det, eller har en "
        "formel, der viser 0, selv om den ikke kan give 0.",
        "Åbn filen i Excel, vælg Formler, Beregningsindstillinger, Automatisk. Tryk på Ctrl, Alt og F9 "
        "samtidig, så alt regnes ud, og gem filen. Ellers skriv tallet i stedet.",
    ),
    Message(
        "formula_perhaps_old",
        Severity.WARNING,
        "Formlens resultat er måske ikke regnet ud.",
        "Et resultat, som Excel har regnet ud og gemt. Filen beder om at blive regnet ud, når den "
        "åbnes, regnes kun ud, når nogen beder om det, eller alle dens formler giver 0.",
        "Se efter, at {found} er rigtigt. Åbn filen i Excel, vælg Formler, Beregningsindstillinger, "
        "Automatisk. Tryk på Ctrl, Alt og F9 samtidig, så alt regnes ud, og gem filen.",
    ),
    Message(
        "struck_out",
        Severity.ERROR,
        "Noget i cellen er streget over.",
        "Kun det, der gælder, uden gennemstregning.",
        "Slet det i {cell}, der er streget over. Gælder det alligevel, så fjern gennemstregningen: "
        "vælg Formatér celler, Skrifttype. Skal hele rækken udgå, så skriv det under Udgår, eller "
        "slet rækken.",
    ),
    Message(
        "part_unseen",
        Severity.ERROR,
        "Noget af det, der står i cellen, kan ikke ses.",
        "Kun det, som alle kan se. Tegn i baggrundens farve eller under 3 punkter er ikke læst.",
        "Marker {cell}, og se efter i formellinjen. Slet det, der ikke skal med. Skal det med, så vælg "
        "Formatér celler, Skrifttype, og en anden farve eller størrelse.",
    ),
    Message(
        "raised_in_figure",
        Severity.ERROR,
        "Tegn i cellen er hævet eller sænket.",
        "Kun værdien selv, fx 274 uden henvisning til en note.",
        "Slet det hævede eller sænkede tegn i {cell}. Skriv noten i kolonnen Note.",
    ),
    Message(
        "raised_in_text",
        Severity.WARNING,
        "Tegn i teksten er hævet eller sænket.",
        "Almindelig tekst. Hævede og sænkede cifre er læst som fx ² og ₂.",
        "Slet tegnet i {cell}, hvis det henviser til en note. Ellers kan det blive stående.",
    ),
    Message(
        "date_of_two_days",
        Severity.ERROR,
        "Datoen kan være to forskellige dage.",
        "En dato uden klokkeslæt. {found} i filen er {next} klokken 0 dansk tid, hvis filen er "
        "gemt af et program, der regner i UTC.",
        "Skriv datoen i {cell} igen.",
    ),
    Message(
        "date_seen_otherwise",
        Severity.ERROR,
        "Datoen vises uden år eller med andre ord.",
        "En dato, der vises med år og uden andre ord end dens egne.",
        "I filen står {found}. Er det rigtigt, så vælg Formatér celler, Dato, og en type med år. Ellers "
        "skriv det rigtige i {cell}, fx 30-06-2025 eller 2025-H1.",
    ),
    Message(
        "too_many_digits",
        Severity.ERROR,
        "Tallet har flere cifre, end Excel kan gemme.",
        "Et helt tal med højst 15 cifre. Excel gemmer de næste som 0.",
        "Ret tallet i {cell}. Er det en kode, så skriv en kode med bogstaver eller færre cifre.",
    ),
    Message(
        "other_currency",
        Severity.ERROR,
        "Beløbet er i en anden valuta end danske kroner.",
        "Et tal i danske kroner eller i en anden enhed, der passer, fx 22,7 millioner kroner.",
        "Regn beløbet om til kroner. Er det kroner, så vælg Formatér celler, Valuta, og kroner.",
    ),
    Message(
        "format_unclear",
        Severity.ERROR,
        "Cellens talformat viser noget andet end tallet i den.",
        "Et tal, der vises, som det er, eller med en klar enhed: kroner, tusind kroner, millioner kroner eller procent.",
        "Vælg Formatér celler, Standard, og skriv hele tallet i {cell}, så det ikke kan misforstås.",
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
        "Højst {limit} tegn.",
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
        "Et tal, fx 274, 1.014, 22,7 millioner kroner, 73 procent, ca. 110, 5-6 eller op til 25.",
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
        "no_such_date",
        Severity.ERROR,
        "Datoen findes ikke.",
        "En dag, der er i kalenderen, fx 28-02-2025.",
        "Ret dagen, måneden eller året.",
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
        "Dokumentets kode og side, fx STATUS side 17, eller et afsnit, fx POLITIK, Målsætning 5.",
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
        "refers_to_draft",
        Severity.ERROR,
        "Rækken venter, fordi den henviser til noget, der ikke er offentligt endnu.",
        "En henvisning til noget, alle kan se.",
        "Gør først indberetningen offentlig: {found} står kun i udgave {version}. "
        "Så kommer rækken med af sig selv.",
    ),
    Message(
        "refers_to_withdrawn",
        Severity.ERROR,
        "Rækken henviser til noget, som en indberetning har ladet udgå.",
        "En henvisning til noget, der er der.",
        "Fjern henvisningen. Skal {found} blive, så indberet den igen; den udgik med udgave {version}.",
    ),
    Message(
        "removed_text",
        Severity.ERROR,
        "Rækken har en tekst, hvor der er fjernet noget fra det, der var læst ind.",
        "Teksten uden det, der er fjernet.",
        "Skriv [fjernet] i cellen, hvor teksten stod. Skal der stå noget nyt, så indberet det.",
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
        "snapshot_before_policy",
        Severity.ERROR,
        "Øjebliksbilledet er af en dag før politikken.",
        "En statusdato fra {first} og frem.",
        "Ret datoen, hvis det er en skrivefejl. Ellers slet rækken.",
    ),
    Message(
        "value_not_in_unit",
        Severity.ERROR,
        "Tallet passer ikke til indikatorens eller kolonnens enhed.",
        "Et tal i den rette enhed: {figure}.",
        "Ret tallet, så det er {figure}. Er enheden forkert, skal den rettes i politikkens katalog.",
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
        "Dokument og side, fx STATUS side 17.",
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
        "Ret forvaltningen eller perioden. Hvornår en forvaltning findes, står i politikkens katalog.",
    ),
    Message(
        "figure_without_department",
        Severity.ERROR,
        "Tallet har ingen forvaltning.",
        "Forvaltningens forkortelse, eller KK for hele kommunen. Kun landstal har ingen.",
        "Udfyld Forvaltning.",
    ),
    Message(
        "target_already_met",
        Severity.WARNING,
        "Udgangspunktet er allerede på den rigtige side af måltallet.",
        "Et måltal, der er bedre end udgangspunktet. Her står {beside} over for tallet.",
        "Se efter, om måltallet, udgangspunktet eller indikatorens retning er skrevet forkert. "
        "Er det meningen, bliver det vurderet, om tallet holdes.",
    ),
    Message(
        "baseline_after_figures",
        Severity.WARNING,
        "Udgangspunktet er nyere end alle tal, der skal måles fra det.",
        "En periode, der er ældre end det nyeste tal, som er for {newest}.",
        "Ret perioden. Er den rigtig, kan en ændring først ses, når der kommer et nyere tal.",
    ),
    Message(
        "targets_due_together",
        Severity.WARNING,
        "To måltal for det samme forfalder samme dag.",
        "Ét måltal til hver dag. Her står {beside} over for tallet, og det forfalder {due}.",
        "Ret tallet eller dagen, eller slet det ene måltal. Er de to uenige, kan status ikke altid "
        "afgøres.",
    ),
    Message(
        "targets_both_ways",
        Severity.WARNING,
        "Måltallene viser hver sin vej fra udgangspunktet.",
        "Måltal på samme side af udgangspunktet, når indikatoren ikke siger, hvad der er bedst. "
        "Her står {beside} over for tallet.",
        "Se efter, om et af tallene er forkert. Ellers skriv under Retning hos indikatoren, om højere "
        "eller lavere er bedre.",
    ),
    Message(
        "target_not_used",
        Severity.WARNING,
        "Måltallet bliver ikke brugt.",
        "En indikator, der bedømmes mod et måltal. Denne vurderes som {kind}.",
        "Slet måltallet. Skal tallet bedømmes mod det, så ret Vurderes som, Dækker eller Enhed hos "
        "indikatoren.",
    ),
    Message(
        "percent_not_used",
        Severity.WARNING,
        "Procenten kan ikke bedømmes uden et tal.",
        "Et tal under Værdi. Kun et niveau bedømmes på en procent alene, og indikatoren vurderes "
        "som {kind}.",
        "Skriv tallet under Værdi, hvis kilden har det. Ellers bliver procenten vist uden bedømmelse.",
    ),
    Message(
        "share_outside_whole",
        Severity.WARNING,
        "Andelen er ikke mellem 0 og 100 procent.",
        "En del af en helhed, altså fra 0 til 100 procent.",
        "Ret tallet. Tæller indikatoren en ændring, kan det være rigtigt. Så bliver det bedømt, som "
        "det står.",
    ),
    Message(
        "distance_below_nought",
        Severity.ERROR,
        "Afstanden er under nul.",
        "En afstand på 0 eller derover, fx 2.",
        "Slet minusset, hvis det er det, der er ment.",
    ),
    Message(
        "margin_not_used",
        Severity.WARNING,
        "Usikkerheden bliver ikke brugt.",
        "En indikator, der vurderes som undersøgelse. Denne vurderes som {kind}.",
        "Slet usikkerheden. Er tallet fra en stikprøve, så ret Vurderes som hos indikatoren.",
    ),
    Message(
        "margin_missing",
        Severity.WARNING,
        "Undersøgelsens usikkerhed mangler.",
        "Halvdelen af intervallet, som undersøgelsen selv oplyser.",
        "Udfyld {column}, hvis kilden siger det. Er alle spurgt, så skriv 0. Ellers kan tallet ikke "
        "afgøres.",
    ),
    Message(
        "department_not_asked",
        Severity.WARNING,
        "Forvaltningen er ikke blandt dem, der indberetter indikatoren.",
        "En af dem, der står under Indberettes af: {reporters}.",
        "Ret forvaltningen. Er den rigtig, så skriv den under Indberettes af hos indikatoren. Ellers "
        "venter kun de perioder på den, som den selv har oplyst.",
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
        "days_to_report_outside",
        Severity.ERROR,
        "Antallet af dage til indberetning er uden for det tilladte.",
        "Et helt tal fra {lowest} til {highest}.",
        "Skriv antal dage fra periodens slutning til fristen, fx 32 for den 1. februar. "
        "Lad cellen være tom, hvis ingen har sat en frist.",
    ),
    Message(
        "period_closed",
        Severity.ERROR,
        "Perioden er lukket, så dens tal ændres ikke mere.",
        "En periode, der er åben.",
        "Lad rækken stå uden ændringer. Skal tallet med alligevel, så bed {name}, der lukkede "
        "perioden den {dated}, om at åbne den igen: skriv ja under Udgår i arket Lukkede perioder.",
    ),
    Message(
        "period_closed_before",
        Severity.ERROR,
        "Perioden er lukket allerede.",
        "En periode, der er åben.",
        "{name} lukkede den {dated}: {reason} Skal det stå anderledes, så skriv først ja under "
        "Udgår ved den gamle række, og godkend det.",
    ),
    Message(
        "bands_not_descending",
        Severity.ERROR,
        "Grænserne for vurderingen passer ikke sammen.",
        "Andele mellem 0 og 100 procent, hvor For langsom fra er mindre end Følger planen fra.",
        "Ret grænserne, fx Næsten nået fra 90 procent, Følger planen fra 95 procent "
        "og For langsom fra 60 procent.",
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
    for message in (
        *_FILES,
        *_KINDS_OF_FILE,
        *_UNSAFE_FILES,
        *_DELIVERED,
        *_SHEETS,
        *_PRINTED_TABLES,
        *_TEMPLATES,
        *_CELLS,
        *_REFERENCES,
        *_FIGURES,
        *_CONTENTS,
    )
}
