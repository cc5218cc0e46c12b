"""How the status is computed, and its sources: docs/metode.md in short, with the policy's bands."""

from __future__ import annotations

from markupsafe import Markup

from metrics.status import Status
from policy.bands import Bands
from policy.choices import FollowUp, Language
from policy.kinds import Kind
from policy.records import Policy, Source
from policy.statuses import StatusCode
from presentation import tables
from presentation.blocks import Statement
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.language import numbers
from presentation.language.absent import Absent
from presentation.language.figure_sentences import reconciliation_sentence
from presentation.language.sources import cited, not_read
from presentation.language.words import capitalised, explained, status_word, with_bands
from presentation.tables import FILE, Column, Table


def words_table(bands: Bands) -> Markup:
    """Every status with its mark and meaning."""
    columns: tuple[Column[StatusCode], ...] = (
        Column("Status", lambda code: Statement(code, status_word(code))),
        Column("Betyder", lambda code: explained(code, bands)),
    )
    return tables.on_page(
        Table("Statusord og hvad de betyder", columns, tuple(StatusCode)), "stack"
    )


def rules_in_short(bands: Bands) -> Markup:
    """How most figures are judged, in two sentences, with the policy's own bands."""
    return markup.paragraph(
        with_bands(
            "Et tal holdes op mod sit måltal for samme periode. Er det nået, er status Nået, og fra "
            "{near} procent af måltallet er det Næsten nået. Går måltallet fra et udgangspunkt til en "
            "frist, holdes tallet op mod det tempo, der skal til.",
            bands,
        )
    )


def rules_in_full(status: Status) -> Markup:
    """The rule of every kind of indicator and the origin of the bands, folded."""
    content = rules(status.bands) + markup.paragraph(bands_source(status.policy))
    return markup.unfolded("Reglen for hver slags tal, og hvor grænserne er fra", content)


def rules(bands: Bands) -> Markup:
    """The rule of every kind of indicator, with the policy's own bands."""
    columns: tuple[Column[Kind], ...] = (
        Column("Slags", lambda kind: capitalised(kind.label)),
        Column("Bruges til", lambda kind: kind.rule.used_for),
        Column("Regel", lambda kind: with_bands(kind.rule.text, bands)),
    )
    return tables.on_page(Table("Sådan vurderes et tal", columns, tuple(Kind)), "stack")


ADDING = (
    "Et tal holdes op mod det måltal, som den samme har oplyst, ellers mod hvert. Giver de hvert sit svar, er status Kan ikke afgøres, og alle måltal vises.",
    "Siger kilden ikke, om højere eller lavere er bedre, viser måltallet vejen fra udgangspunktet. Ellers er status Kan ikke afgøres.",
    "Procenter bliver aldrig til et gennemsnit. Et gennemsnit af forvaltningernes procenter kan se godt ud, selv om en stor forvaltning er langt under sit måltal.",
    "Et samlet tal på måltallet, hvor en del er under sit, hedder Nået samlet – ikke i alle forvaltninger, og delene nævnes med deres størrelse.",
    "En indikator har sit samlede tals status; uden et samlet tal den dårligste dels.",
    "En ny periode gælder, når de tal, der ventes, alle er kommet, eller når det samlede tal er oplyst. Indtil da gælder den sidste hele periode.",
    "En målsætning får aldrig én status og aldrig én procent, men antal og navne. Det, der intet måltal har, tælles altid med.",
    "Trykte procenter og summer regnes efter. En forskel vises og rettes aldrig.",
    "Målopfyldelsen bedømmes uden afrunding og vises i hele procent.",
    "Skifter definitionen, begynder en ny serie. Intet regnes hen over skiftet.",
    "Et tal med ca., op til eller et interval beholder sit forbehold. Giver intervallets ender hvert sit svar, er status Kan ikke afgøres.",
    "En vurdering, som en person har sat, har navn, dato og begrundelse og står ved siden af den beregnede.",
)


def adding_in_short() -> Markup:
    """The two rules of adding that a reader meets first."""
    return markup.paragraph(
        "Procenter bliver aldrig til et gennemsnit, og en målsætning får aldrig én status. "
        "Er en del under sit måltal, siger det samlede tal det."
    )


def adding_in_full() -> Markup:
    """Every rule of adding, folded."""
    name = f"Alle {numbers.number(len(ADDING))} regler om at lægge tal sammen"
    return markup.unfolded(name, markup.items(ADDING))


def bands_source(policy: Policy | None) -> str:
    """The origin of the bands, and the number up to which the policy hides counts of few persons."""
    text = f"{_near_source(policy)} {_paces_source(policy)} Grænserne kan sættes for hver politik."
    if policy is None:
        return text
    return (
        f"{text} Tal, der tæller personer i små grupper, skjules fra 1 til "
        f"{policy.few_persons_limit}, og med dem alt, der er regnet af dem. Et tal mere skjules, når et "
        "skjult tal ellers kunne regnes ud af en sum, et år, en procent eller en tidligere udgave. "
        "Begge slags står som Skjult (få personer)."
    )


def _near_source(policy: Policy | None) -> str:
    if policy and policy.bands.near != Bands.near:
        return with_bands(
            "Politikken har selv sat grænsen for Næsten nået til {near} procent.", policy.bands
        )
    return (
        "Grænsen på ti procent for Næsten nået er den, britiske kommuners resultattavler og de "
        "gængse systemer bruger."
    )


def _paces_source(policy: Policy | None) -> str:
    bands, usual = policy.bands if policy else Bands(), Bands()
    if (bands.on_track, bands.too_slow) != (usual.on_track, usual.too_slow):
        whose = "Grænserne {on_track}, {too_slow} og 0 procent for et forløb har politikken selv sat; de bruges"
    else:
        whose = (
            "Grænserne {on_track}, {too_slow} og 0 procent for et forløb er dem, Statistics Canada og "
            "Open SDG bruger, inspireret af Eurostat; her bruges de"
        )
    return with_bands(
        f"{whose} på et jævnt tempo, fordi vækstrater bryder sammen ved nul, ved skift af "
        "fortegn og nær 100 procent.",
        bands,
    )


def sources(status: Status) -> Table[Source]:
    """The documents, their dates, and the day from which their contents count as known."""
    columns: tuple[Column[Source], ...] = (
        Column("Kode", lambda source: source.id, FILE),
        Column("Dokument", lambda source: source.title, page=_named),
        Column("Sprog", lambda source: source.language.label, FILE),
        Column("Kort titel", lambda source: source.short_title, FILE),
        Column("Udgiver", lambda source: source.publisher),
        Column("Dato", _dated),
        Column("Hører til politikken", lambda s: "ja" if s.in_policy_set else "nej", FILE),
        Column("Bemærk", lambda source: source.note, absent=Absent.NONE),
    )
    return Table("Kilder og deres datoer", columns, status.sources)


def source_table(status: Status) -> Markup:
    """The documents as a folded table, each with an address of its own."""
    return tables.folded(sources(status), "sources stack")


def source_download(status: Status) -> Download:
    """The documents as a file."""
    table = sources(status)
    return tables.as_file(table, status, "kilder", table.caption)


def _named(source: Source) -> Markup:
    return Markup('<span id="{}">{}</span>').format(source.id, _title(source))


def _title(source: Source) -> str | Markup:
    """The title, marked with its language for screen readers."""
    if source.language is Language.DANISH:
        return source.title
    return Markup('<span lang="{}">{}</span> (på {})').format(
        source.language.value, source.title, source.language.label
    )


def _dated(source: Source) -> str:
    parts = [capitalised(numbers.period(source.dated)) if source.dated else "Uden dato"]
    if source.known_from:
        parts.append(f"Regnes som kendt fra {numbers.day(source.known_from)}")
        if source.known_from_reason:
            parts.append(source.known_from_reason)
    return ". ".join(parts) if len(parts) > 1 else parts[0]


def weaknesses(status: Status) -> Markup:
    """Weaknesses of the data that a reader must know before trusting them."""
    differences = [
        f"{reconciliation_sentence(status, d)} ({cited(d.sources, status.sources)})."
        for d in status.reconciliations
    ]
    return markup.items(
        [
            *differences,
            *filter(None, [not_read(status)]),
            *(
                f"{source.short_title}: viser udvalgte eksempler og er ikke udtømmende, siger kilden selv."
                for source in status.sources
                if source.follow_up is FollowUp.EXAMPLES
            ),
            "Hvilken prioritering en indsats eller et tal hører til, er vores læsning, hvor kilden ikke selv siger det.",
            "Politikken er citeret efter afsnit, fordi sidetal ikke kan tælles i den tekst, vi har.",
            "Indsatser og bemærkninger er gengivet kort med vores ord. Det, der gælder, er kildens ordlyd.",
            "Et møde eller en frist, som en kilde skriver forventes, er vist som ventet. Om det er sket, siger kilden ikke.",
            "Et tal uden periode eller måltal uden frist er vist, som det står. Datoer, slutår og beløb er aldrig regnet ud eller gættet.",
        ]
    )
