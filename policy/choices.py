"""Closed lists: each code with the Danish word for it in workbooks and on pages."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A code for programs and its Danish label for people; `accepted` are other labels for it in workbooks."""

    label: str
    accepted: tuple[str, ...]

    def __new__(cls, code: str, label: str, *accepted: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.accepted = accepted
        return member


class Unit(Choice):
    """The unit of an indicator's values."""

    COUNT = "count", "antal"
    SHARE = "share", "andel"
    DKK = "dkk", "kroner"
    YEARS = "years", "år"


class Direction(Choice):
    """Whether higher or lower values are better."""

    HIGHER = "higher", "højere er bedre"
    LOWER = "lower", "lavere er bedre"


class Population(Choice):
    """Whom a figure covers."""

    TARGET_GROUP = "target_group", "borgere med handicap"
    RELATED_GROUP = "related_group", "beslægtet gruppe"
    WIDER = "wider", "bredere gruppe"
    NATIONAL = "national", "hele landet"
    NO_CITIZENS = "no_citizens", "tæller ikke borgere"


class Frequency(Choice):
    """How often there is a new figure."""

    YEARLY = "yearly", "årligt"
    HALF_YEARLY = "half_yearly", "halvårligt"
    QUARTERLY = "quarterly", "kvartalsvis"
    MONTHLY = "monthly", "månedligt"
    ONCE = "once", "én gang"


class Aggregation(Choice):
    """How the parts of an indicator add up to its total."""

    SUM = "sum", "lægges sammen"
    NONE = "none", "kan ikke lægges sammen"


class Qualifier(Choice):
    """How exact a figure is."""

    EXACT = "exact", "præcis"
    ABOUT = "about", "ca."
    AT_LEAST = "at_least", "mindst"
    AT_MOST = "at_most", "højst"
    RANGE = "range", "interval"
    HIDDEN = "hidden", "skjult (få personer)"


class Disclosure(Choice):
    """What the owner of a figure states about hiding it, where counts of few persons are hidden."""

    PRINTED = "printed", "allerede offentligt"
    RATHER_HIDDEN = "rather_hidden", "skjul hellere dette"


class Missing(Choice):
    """Why public statistics has no number in a cell."""

    NOT_AVAILABLE = "not_available", "foreligger ikke"
    HIDDEN = "hidden", "skjult af kilden"
    NOT_MEANINGFUL = "not_meaningful", "kan ikke forekomme"
    NONE = "none", "ingen"
    NOT_YET = "not_yet", "foreligger endnu ikke"
    NO_CASES = "no_cases", "ingen sager"
    UNKNOWN = "unknown", "årsag ikke oplyst"


class PrintedUnit(Choice):
    """The unit that a public table prints its numbers in; times `factor` they are in `unit`."""

    unit: Unit
    factor: Decimal

    def __new__(cls, code: str, label: str, unit: Unit, factor: str = "1") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.accepted = ()
        member.unit = unit
        member.factor = Decimal(factor)
        return member

    COUNT = "count", "antal", Unit.COUNT
    THOUSANDS = "thousands", "tusinder", Unit.COUNT, "1000"
    PER_CENT = "per_cent", "procent", Unit.SHARE, "0.01"
    PER_MILLE = "per_mille", "promille", Unit.SHARE, "0.001"
    FRACTION = "fraction", "andel fra 0 til 1", Unit.SHARE
    DKK = "dkk", "kroner", Unit.DKK
    THOUSAND_DKK = "thousand_dkk", "1.000 kr.", Unit.DKK, "1000"
    MILLION_DKK = "million_dkk", "mio. kr.", Unit.DKK, "1000000"
    YEARS = "years", "år", Unit.YEARS


class InitiativeState(Choice):
    """The state of an initiative according to its source."""

    PLANNED = "planned", "planlagt"
    STARTING = "starting", "under opstart"
    ONGOING = "ongoing", "i gang"
    PERMANENT = "permanent", "fast del af driften"
    DONE = "done", "gennemført"
    PROPOSED = "proposed", "foreslået"
    GIVEN_UP = "given_up", "opgivet"


class MoneyBasis(Choice):
    """What an amount of money covers."""

    YEARLY = "yearly", "om året"
    TOTAL = "total", "i alt"
    UNKNOWN = "unknown", "ikke oplyst om årligt eller i alt"


class MoneyDuration(Choice):
    """Whether money is permanent or temporary."""

    PERMANENT = "permanent", "varig"
    TEMPORARY = "temporary", "midlertidig"
    NOT_STATED = "not_stated", "ikke oplyst"


class RemarkKind(Choice):
    """What a remark of the council expresses; one remark can have several."""

    PRAISE = "praise", "ros"
    CONCERN = "concern", "bekymring"
    GAP = "gap", "mangel"
    PROPOSAL = "proposal", "forslag"


class RemarkScope(Choice):
    """What a remark is about."""

    OBJECTIVE = "objective", "målsætning"
    BUDGET = "budget", "budget"
    POLICY = "policy", "politikken som helhed"


class Side(Choice):
    """The side that an experience is from."""

    DEPARTMENTS = "departments", "forvaltningerne"
    COUNCIL = "council", "rådet", "Handicaprådet"


class PremiseKind(Choice):
    """The kind of a premise of the policy."""

    MEASURING = "measuring", "om at måle"
    DEFINITION = "definition", "hvem politikken gælder"
    PRINCIPLE = "principle", "princip"
    KNOWLEDGE = "knowledge", "viden uden tal"


class EventKind(Choice):
    """What happened, or is to happen, in the political process."""

    DECISION = "decision", "beslutning"
    HEARING = "hearing", "høring"
    COMMITTEE = "committee", "udvalg"
    CITY_COUNCIL = "city_council", "kommunalbestyrelsen", "Borgerrepræsentationen"
    DIALOGUE = "dialogue", "møde med rådet", "møde med Handicaprådet"
    REPORT = "report", "opfølgning"
    REVERSAL_RATES = "reversal_rates", "behandling af omgørelsesprocenter"
    DEADLINE = "deadline", "frist"
    BUDGET = "budget", "budget"
    ORGANISATION = "organisation", "organisation"


class EventState(Choice):
    """Whether an event took place, is expected, put off or cancelled, according to its source."""

    HELD = "held", "gennemført"
    EXPECTED = "expected", "forventes"
    POSTPONED = "postponed", "udsat"
    CALLED_OFF = "called_off", "aflyst"


class Stage(Choice):
    """A step on the way of a matter through the political bodies, in their order."""

    COMMITTEES = "committees", "fagudvalg"
    LEAD_COMMITTEE = "lead_committee", "udvalget med ansvaret"
    HEARING = "hearing", "høring"
    FINANCE_COMMITTEE = "finance_committee", "økonomiudvalget"
    CITY_COUNCIL = "city_council", "kommunalbestyrelsen"


class Owed(Choice):
    """What is owed by a day in the year's wheel."""

    FIGURES = "figures", "tal"
    REMARKS = "remarks", "rådets bemærkninger"
    REPLIES = "replies", "svar på rådets bemærkninger"
    HEARING_ANSWERS = "hearing_answers", "høringssvar"
    MIDWAY_STATUS = "midway_status", "midtvejsstatus"
    MEETING = "meeting", "årligt møde mellem rådet og udvalget"


class UnitKind(Choice):
    """What a unit below or beside the departments is."""

    CENTRE = "centre", "center"
    COUNCIL = "council", "råd"
    OFFICE = "office", "indgang for borgere"
    COMPLAINTS = "complaints", "klageinstans"
    SUPPLIER = "supplier", "leverandør"
    PLACE = "place", "sted for ophold eller behandling"


class ServiceLevel(Choice):
    """How binding a row about services is; `policy.service_levels` says what each means."""

    GUIDING = "guiding", "vejledende niveau", "vejledende niveau i København"
    RULE = "rule", "ret, pligt eller frist", "ret, pligt eller frist i København"
    NATIONAL = "national", "national regel", "nationalt loft"


class FollowUp(Choice):
    """How a source follows up on promises: reporting on all of them, or on examples alone."""

    FULL = "full", "fuldt ud"
    EXAMPLES = "examples", "med eksempler"


class Silence(Choice):
    """Why no source says what became of something (R15.2)."""

    SOURCES_OLDER = "sources_older", "Kilderne er ældre end datoen"
    NOT_MENTIONED = "not_mentioned", "Ikke omtalt i senere kilder"
    NO_NEWS = "no_news", "Opfølgning mangler"


class Language(Choice):
    """The language of a document, by its code for browsers (BCP 47)."""

    DANISH = "da", "dansk"
    ENGLISH = "en", "engelsk"


class TextKind(Choice):
    """The subject of an officer's text."""

    STORY = "story", "hvad er der sket"
    NEXT_STEP = "next_step", "næste skridt"


class DraftStep(Choice):
    """A step on a draft policy's way to being decided, in their order."""

    INTERNAL = "internal", "internt udkast"
    HEARING = "hearing", "i høring"
    REVISED = "revised", "rettet efter høring"
    RECOMMENDED = "recommended", "anbefalet af udvalget"
    FINANCE = "finance", "behandlet i økonomiudvalget"
    DECIDED = "decided", "godkendt af kommunalbestyrelsen"


class ProposalStep(Choice):
    """The bodies that a proposal is put to, in the order of its way."""

    COMMITTEE = "committee", "udvalget"
    FINANCE = "finance", "økonomiudvalget"
    CITY_COUNCIL = "city_council", "kommunalbestyrelsen"


class Recommended(Choice):
    """What a body can be asked to do with a status."""

    NOTED = "noted", "tager status til efterretning"
    DISCUSSED = "discussed", "drøfter status"
    TARGETS = "targets", "beder om måltal, hvor der ingen er"
    ANSWERS = "answers", "beder om svar på rådets bemærkninger"
    HEARING = "hearing", "sender status i høring hos rådet"


class Circle(Choice):
    """Who can see a draft policy; each circle has those before it in it."""

    OWN = "own", "egen forvaltning"
    CONTRIBUTING = "contributing", "medvirkende forvaltninger"
    COUNCIL = "council", "rådet"
    EVERYONE = "everyone", "alle"


class Continued(Choice):
    """What goes on from an earlier policy."""

    INDICATOR = "indicator", "indikator"
    INITIATIVE = "initiative", "indsats"
    REMARK = "remark", "bemærkning"


class Counting(Choice):
    """How a figure comes about, which decides whether chance has a part in it."""

    FULL = "full", "fuld optælling"
    CASES = "cases", "udfald i enkelte sager"
    SAMPLE = "sample", "stikprøve eller spørgeskema"


class MeasuringCost(Choice):
    """What it takes to get the figure."""

    EXISTING = "existing", "nøgletal, der findes"
    REGISTRATION = "registration", "ny registrering"
    SURVEY = "survey", "ny undersøgelse"


class BelongsIn(Choice):
    """The document that a target belongs in."""

    POLICY = "policy", "politikken"
    PLAN = "plan", "en forvaltnings indsatsplan"
    OTHER_POLICY = "other_policy", "en anden politik"


class Outcome(Choice):
    """What became of a proposed target."""

    PROPOSED = "proposed", "foreslået"
    ADOPTED = "adopted", "vedtaget"
    REJECTED = "rejected", "forkastet"


class FinancingBasis(Choice):
    """Where the money for a target comes from."""

    WITHIN = "within", "inden for rammen"
    GRANTED = "granted", "bevilget"
    WISH = "wish", "ønske til forhandling"


class Spending(Choice):
    """The kind of spending that an amount is of."""

    SERVICE = "service", "service"
    CONSTRUCTION = "construction", "anlæg"
    TRANSFERS = "transfers", "overførsler"


class AnswerChange(Choice):
    """What a hearing answer led to in the draft."""

    TEXT = "text", "teksten er ændret"
    TARGET = "target", "måltal er nyt eller ændret"
    INITIATIVE = "initiative", "ny eller ændret indsats"
    NONE = "none", "ingen ændring"
