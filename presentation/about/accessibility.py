"""Tilgængelighed: tests, known problems, whom to ask for help, and a text for WAS-Tool.

The texts must be true. `tests/presentation/about/test_accessibility.py` compares them with the tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from presentation import pages
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language.numbers import day

TESTED_ON = date(2026, 11, 22)
"""When a person last ran all the tests below and read this page through; set by hand, because no
test can know it."""

AXE_VERSION = "4.12"
STANDARD = "WCAG 2.2, niveau A og AA"
NARROW_PIXELS = 320
BROWSER = "Chromium"


@dataclass(frozen=True, slots=True)
class Tested:
    """A tested aspect, the method, and the files with its tests."""

    what: str
    how: str
    proofs: tuple[str, ...]


TESTED = (
    Tested(
        "Alle sider",
        f"Et program, axe-core {AXE_VERSION}, leder efter brud på {STANDARD}, og på god skik. "
        f"Siderne er åbnet i browseren {BROWSER}, på lys og mørk baggrund, på en bred skærm og på en "
        f"skærm, der er {NARROW_PIXELS} punkter bred. Det svarer til 400 procents forstørrelse. Lister og "
        "foldede tekster er åbnet, og en indberetning er set med fejl, uden fejl og godkendt.",
        (
            "tests/browser/test_accessibility.py",
            "tests/browser/test_easy.py",
            "tests/browser/test_reporting.py",
            "tests/browser/test_tasks.py",
        ),
    ),
    Tested(
        "Sprog, titler og overskrifter",
        "Hver side siger, at den er på dansk, har sin egen titel og én hovedoverskrift. Der står intet på "
        "engelsk ud over navne og titler.",
        (
            "tests/browser/test_every_page.py",
            "tests/browser/test_reading.py",
            "tests/browser/test_danish.py",
        ),
    ),
    Tested(
        "Tastatur",
        "Hver side er gået igennem uden mus: rækkefølgen følger læsningen, og det ses, hvor man er. Menu, "
        "dato, valg, hentning af filer og en hel indberetning er gjort uden mus. Når en fil er læst eller "
        "godkendt, kommer man hen til svaret. Enkelte bogstaver er ikke genveje, så tale og tastefejl "
        "ikke sætter noget i gang.",
        (
            "tests/browser/test_keyboard.py",
            "tests/browser/test_tasks.py",
            "tests/browser/test_pages.py",
        ),
    ),
    Tested(
        "Det, en skærmlæser får at vide",
        "Det, browseren fortæller en skærmlæser om forsiden og en målsætning, er læst igennem og holdt "
        "fast. To opgaver og en indberetning er løst alene ud fra det. Det er ikke det samme som at "
        "have prøvet med en skærmlæser.",
        (
            "tests/browser/test_every_page.py",
            "tests/browser/test_reading.py",
            "tests/browser/test_tasks.py",
        ),
    ),
    Tested(
        "Ordene, som de bliver læst op",
        "En dansk stemme (espeak-ng) har læst ordene på hver side. Ingen af dem bliver stavet, og intet tal "
        "mister sit fortegn. Det, andre har trykt, og navne står, som de er trykt.",
        ("tests/browser/test_heard.py", "tests/browser/test_every_page.py"),
    ),
    Tested(
        "Forstørrelse og farver",
        "Hver side er set med tekst i dobbelt størrelse og i 400 procent, uden at noget går tabt. "
        "Hver side er også set på en skærm så bred som en tablet med menuen åben. "
        "Kontrasten i tekst, kanter og diagrammer er målt, og status kan kendes uden farver.",
        (
            "tests/browser/test_reading.py",
            "tests/browser/test_every_page.py",
            "tests/test_contrast.py",
            "tests/presentation/html/test_marks.py",
        ),
    ),
    Tested(
        "Let at læse",
        "Alle sætninger, der laves efter regler, er talt: højst 14 ord, ingen forkortelser, ét tal ad gangen.",
        ("tests/presentation/easy_read/test_easy_pages.py",),
    ),
    Tested(
        "Udskrift",
        "Hver side er skrevet ud til pdf. Alt, der kan læses, er med, også det, der kan foldes ud, og teksten "
        "er sort på hvidt. Knapper og tomme felter er ikke med.",
        ("tests/browser/test_every_page.py", "tests/browser/test_print.py"),
    ),
    Tested(
        "Statusdokumentet som pdf",
        "Et program holder det op mod standarden for pdf-filer, der kan læses op (PDF/UA-1). "
        "Hver række i en tabel har et hoved, ligesom hver kolonne.",
        ("tests/reports/pdf/test_document.py",),
    ),
)

NOT_TESTED = (
    "Siden er endnu ikke afprøvet sammen med mennesker med handicap.",
    "Den er heller ikke afprøvet af nogen, der til daglig bruger skærmlæser, og ikke med NVDA, JAWS eller VoiceOver.",
    f"Kun browseren {BROWSER} på computer er afprøvet. Andre browsere og rigtige telefoner og tablets er ikke.",
    "Talestyring og skærmforstørrelse med særlige programmer er ikke afprøvet.",
    "Filer, man kan hente (pdf, Word, PowerPoint, Excel, csv og svg), er ikke afprøvet med hjælpemidler.",
    "Et program finder kun en del af fejlene. Derfor kan der være flere, end vi kender.",
)

NOT_WORKING = (
    "Siden kræver JavaScript. Uden det vises kun en besked om at slå det til.",
    "Diagrammer er billeder. Hvert har en sætning, der siger, hvad det viser, og det samme i en tabel.",
    "Et punkt i en kurve på Tal og måltal kan kun peges ud med mus eller finger. Alle punkter står i tabellen, og perioden kan vælges med tastatur.",
    "Kilderne er mest pdf-dokumenter fra andre. Om de kan læses op, afgør dem, der har lavet dem.",
    "Et link i teksten til en anden side indlæser alt på ny. Det tager et øjeblik, og det, man var ved at skrive, går tabt.",
    "En liste, der er foldet ud, ligger uden for sidens landemærker. Den hører til sit felt og lukkes med Escape.",
    "»Let at læse« skriver kun forsiden, målsætningerne, Hvad kan måles? og {council} om. De andre sider får en kort, let indledning; resten af siden er, som den plejer.",
    "»Let at læse« er lavet efter regler ud fra de samme tal. Navne på mål og indsatser er ikke gjort lettere, kun delt og uden forkortelser.",
)


def tested_table() -> Markup:
    """What was tested and how."""
    return markup.table(
        "Hvad der er afprøvet, og hvordan",
        [markup.Heading("Hvad"), markup.Heading("Hvordan")],
        ([tested.what, tested.how] for tested in TESTED),
        "stack",
    )


def last_tested() -> Markup:
    return markup.paragraph(f"Sidst afprøvet {day(TESTED_ON)}.", "muted")


def not_tested() -> Markup:
    return markup.items(NOT_TESTED)


def not_working(council: str) -> Markup:
    return markup.items(text.format(council=council) for text in NOT_WORKING)


def help_and_complaints(city: str, contact: str | None) -> Markup:
    """Whom to write to, and who supervises the law; `contact` is set by the city, if at all."""
    if contact is None:
        text: str | Markup = (
            f"Skriv til {city}. Der er endnu ikke skrevet en kontakt ind på denne side; brug "
            "kommunens egen hjemmeside."
        )
    else:
        text = markup.joined([f"Skriv til {city}: ", reached_at(contact), "."])
    return markup.joined(
        [
            markup.paragraph(text),
            markup.paragraph(
                "Fortæl, hvilken side det er, og hvad der driller. Så kan du få oplysningerne på en anden "
                "måde, og fejlen kan blive rettet."
            ),
            markup.paragraph(
                "Får du ikke svar, eller er du ikke tilfreds med det, kan du skrive til "
                "Digitaliseringsstyrelsen. Den fører tilsyn med loven om tilgængelighed af offentlige "
                "organers websteder og mobilapplikationer."
            ),
        ]
    )


def reached_at(contact: str) -> Markup | str:
    """The contact that the city has set; a mail address as a link."""
    is_mail = "@" in contact and " " not in contact
    return markup.anchor(contact, f"mailto:{contact}") if is_mail else contact


def statement(city: str, address: str | None) -> Markup:
    """A link to the official accessibility statement, or a note that none has been given."""
    law = "Loven kræver, at kommunen har en tilgængelighedserklæring, lavet i Digitaliseringsstyrelsens WAS-Tool. "
    if address is None:
        return markup.paragraph(
            f"{law}Der er endnu ikke linket til {city}s erklæring for dette websted."
        )
    link = markup.anchor("Læs kommunens tilgængelighedserklæring", address)
    return markup.paragraph(markup.joined([law, link, "."]))


EASY_PAGES = (
    " viser forsiden, målsætningerne, Hvad kan måles? og {council} med korte sætninger og "
    "større tekst. De andre sider får kun en kort, let indledning."
)
"""Which pages are easy; `presentation.easy_read.easy_pages` decides that."""


def ways_to_read(links: Links, council: str) -> Markup:
    """Advice on how to make the site easier to use."""
    easy = links.changed({addresses.EASY: addresses.YES}).page(pages.OVERVIEW)
    return markup.items(
        [
            markup.joined([markup.anchor("Let at læse", easy), EASY_PAGES.format(council=council)]),
            "Forstør med Ctrl og plus. Så ligger alt i én spalte.",
            "Vælg Fold alt ud øverst. Så er alt på siderne åbent.",
            "Følger din computer en mørk baggrund, gør siden det også.",
            "Skriv ud med Ctrl og P. Menu og knapper kommer ikke med.",
        ]
    )  # fmt: skip


def text_for_was_tool(city: str, council: str, contact: str | None) -> str:
    """The parts of the statement on this site, in the order of WAS-Tool, ready to copy and review."""
    tests = "\n".join(f"- {tested.what}: {tested.how}" for tested in TESTED)
    untested = "\n".join(f"- {text}" for text in NOT_TESTED)
    faults = "\n".join(f"- {text}" for text in NOT_WORKING).format(council=council)
    return (
        f"Websted: Status på handicappolitikken, {city}\n\n"
        "Overensstemmelsesstatus\n"
        "Webstedet overholder delvist kravene. Det, der ikke er tilgængeligt, står herunder.\n\n"
        f"Indhold, der ikke er tilgængeligt\n{faults}\n\n"
        "Udarbejdelse af erklæringen\n"
        f"Oplysningerne bygger på en selvevaluering {day(TESTED_ON)}.\n{tests}\n\n"
        f"Det er ikke afprøvet:\n{untested}\n\n"
        "Kontakt\n"
        f"{contact or '[Skriv en mail og et telefonnummer her]'}\n"
    )
