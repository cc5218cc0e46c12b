"""A second city with its own policy, entirely invented.

Five objectives, four departments, different years and different bands. `workbooks` writes it as the
files of a data folder with the product's own templates, so that it is ingested as any city's data.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from loaders.templates.workbooks import workbook
from policy.choices import (
    Aggregation,
    AnswerChange,
    Circle,
    Continued,
    Direction,
    DraftStep,
    EventKind,
    EventState,
    FinancingBasis,
    FollowUp,
    Frequency,
    InitiativeState,
    Missing,
    MoneyBasis,
    MoneyDuration,
    Outcome,
    Owed,
    Population,
    PremiseKind,
    PrintedUnit,
    RemarkKind,
    RemarkScope,
    ServiceLevel,
    Side,
    Stage,
    TextKind,
    Unit,
    UnitKind,
)
from policy.columns import Citation
from policy.drafting import (
    Candidate,
    Continuation,
    DraftTarget,
    Financing,
    HearingAnswer,
    NotInNumbers,
    Objection,
    Opening,
    PolicyStep,
)
from policy.kinds import Kind
from policy.periods import Period
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import (
    Baseline,
    Break,
    Closing,
    Commitment,
    Department,
    Event,
    Experience,
    Indicator,
    Initiative,
    Judgement,
    Objective,
    Observation,
    OrganisationUnit,
    Policy,
    Premise,
    Priority,
    Remark,
    Reply,
    Service,
    Snapshot,
    Source,
    Target,
    TargetGroup,
    Text,
)
from policy.statuses import StatusCode
from policy.tables import WORKBOOKS, Records
from policy.wheel import DeadlineRule

INVENTED = "Opfundet til en test. Intet af det er sandt."

PLAN = (Citation("PLAN", page=2),)
ACCOUNT = (Citation("OPGØRELSE", page=4),)
BREV = (Citation("BREV", page=1),)
PJECE = (Citation("PJECE", section="Støtte"),)
LOV = (Citation("LOV", section="Satser"),)

CITY = Policy(
    id="2021-2028",
    title="Tilgængelighedspolitik 2021-2028",
    city="Lyngvig Kommune",
    municipality="999",
    place="Lyngvig",
    council="Tilgængelighedsrådet",
    city_council="Byrådet",
    start=date(2021, 1, 1),
    end=date(2028, 12, 31),
    history_from=date(2018, 1, 1),
    few_persons_limit=3,
    near_from=0.7,
    on_track_from=0.8,
    too_slow_from=0.5,
    vision="Alle kan komme rundt i Lyngvig.",
    not_among="referater fra lokalråd",
    sources=PLAN,
)
SOURCES = (
    Source(
        id="PLAN",
        title="Tilgængelighedspolitik for Lyngvig",
        short_title="Politikken",
        publisher="Lyngvig Kommune",
        known_from=date(2021, 1, 1),
        known_from_reason="Den dag, den begynder.",
        in_policy_set=True,
        note=INVENTED,
    ),
    Source(
        id="OPGØRELSE",
        title="Opgørelse over tilgængeligheden i Lyngvig",
        short_title="Opgørelsen, maj 2025",
        publisher="Stabsforvaltningen",
        dated=Period.parse("2025-05-20"),
        in_policy_set=True,
        follow_up=FollowUp.FULL,
    ),
    Source(
        id="BREV",
        title="Brev fra Tilgængelighedsrådet",
        short_title="Brevet, april 2025",
        publisher="Tilgængelighedsrådet",
        dated=Period.parse("2025-04"),
        in_policy_set=True,
    ),
    Source(
        id="PJECE",
        title="Støtte i Lyngvig",
        short_title="Pjecen",
        publisher="Plejeforvaltningen",
        dated=Period.parse("2024-02-01"),
    ),
    Source(
        id="LOV",
        title="Satser for hele landet",
        short_title="Satserne",
        publisher="Et opfundet ministerium",
        dated=Period.parse("2024-01-01"),
    ),
)
DEPARTMENTS = (
    Department(code="STA", name="Stabsforvaltningen", committee="Magistraten", sources=PLAN),
    Department(code="VEJ", name="Vejforvaltningen", committee="Vejudvalget", sources=PLAN),
    Department(
        code="PLE",
        name="Plejeforvaltningen",
        committee="Plejeudvalget",
        valid_from=Period.parse("2022-01-01"),
        note=INVENTED,
        sources=PLAN,
    ),
    Department(code="LÆR", name="Læringsforvaltningen", sources=PLAN),
    Department(code="KK", name="Lyngvig Kommune som helhed", sources=PLAN),
)
GROUPS = (
    TargetGroup(name="kørestolsbrugere", note=INVENTED),
    TargetGroup(name="elever"),
    TargetGroup(name="blinde og svagsynede"),
)
OBJECTIVES = tuple(
    Objective(number=number, title=title, short_title=short, sources=PLAN)
    for number, title, short in (
        (1, "Alle kommer trygt frem på fortove og stier", "Fortove og stier"),
        (2, "Undervisning, som alle kan være med i", "Undervisning"),
        (3, "Støtte, der kommer til tiden", "Støtte til tiden"),
        (4, "Et arbejdsliv for flere", "Arbejdsliv"),
        (5, "Foreninger med åbne døre", "Foreninger"),
    )
)


def _priority(code: str, title: str, lead: str, **fields: object) -> Priority:
    known = {"id": code, "objective": int(code[0]), "title": title, "short_title": title}
    return Priority(**known | {"lead": (lead,), "sources": PLAN} | fields)  # type: ignore[arg-type]


PRIORITIES = (
    _priority(
        "1a",
        "Flere sænkede kantsten",
        "VEJ",
        others=("STA",),
        direction=Direction.HIGHER,
        unit=Unit.COUNT,
    ),
    _priority(
        "1b",
        "Færre huller i stierne",
        "VEJ",
        obstacle="Hullerne bliver ikke talt.",
        obstacle_sources=ACCOUNT,
    ),
    _priority("2a", "Flere elever bliver i klassen", "LÆR", population="Elever med støtte"),
    _priority("2b", "Lærere, der kender til støtte", "LÆR"),
    _priority("3a", "Kortere ventetid på hjælpemidler", "PLE", direction=Direction.LOWER),
    _priority("4a", "Flere ansatte på særlige vilkår", "STA", others=("VEJ", "PLE", "LÆR")),
    _priority("4b", "Praktik i alle forvaltninger", "STA"),
    _priority("5a", "Åbne døre i hver forening", "LÆR", note=INVENTED),
)


def _indicator(
    code: str, name: str, kind: Kind, priority: str | None, **fields: object
) -> Indicator:
    known: dict[str, object] = {
        "id": code,
        "name": name,
        "objective": int(priority[0]) if priority else 3,
        "priority": priority,
        "unit": Unit.COUNT,
        "kind": kind,
        "population": Population.TARGET_GROUP,
        "direction": Direction.HIGHER,
        "frequency": Frequency.YEARLY,
        "definition": "Det, der er talt den 31. december.",
        "sources": ACCOUNT,
    }
    return Indicator(**known | fields)  # type: ignore[arg-type]


INDICATORS = (
    _indicator(
        "saerlige-vilkaar",
        "Ansatte på særlige vilkår",
        Kind.LEVEL,
        "4a",
        adding=Aggregation.SUM,
        owner="STA",
        reported_by=("STA", "VEJ", "PLE", "LÆR"),
        days_to_report=60,
        financing="Løbende drift",
    ),
    _indicator(
        "kantsten",
        "Sænkede kantsten",
        Kind.PATH,
        "1a",
        target_groups=("kørestolsbrugere",),
        note=INVENTED,
    ),
    _indicator(
        "ventetid",
        "Ventetid på et hjælpemiddel i år",
        Kind.HOLD,
        "3a",
        unit=Unit.YEARS,
        direction=Direction.LOWER,
    ),
    _indicator(
        "i-klassen",
        "Elever med støtte, der bliver i klassen",
        Kind.DIRECTION,
        "2a",
        unit=Unit.SHARE,
        threshold=0.02,
        target_groups=("elever",),
    ),
    _indicator(
        "tilfredse",
        "Tilfredse med støtten",
        Kind.SURVEY,
        None,
        unit=Unit.SHARE,
        threshold=0.03,
        few_persons=False,
    ),
    _indicator("plan-for-praktik", "Plan for praktik", Kind.MILESTONE, "4b"),
    _indicator(
        "landstal",
        "Ansatte på særlige vilkår i landet",
        Kind.CONTEXT,
        None,
        population=Population.NATIONAL,
        objective=4,
    ),
    _indicator(
        "faa-elever",
        "Elever med en fast støtteperson",
        Kind.LEVEL,
        "2b",
        few_persons=True,
        adding=Aggregation.SUM,
    ),
    _indicator(
        "i-job",
        "Borgere med handicap i job",
        Kind.LEVEL,
        None,
        objective=4,
        unit=Unit.SHARE,
        definition=INVENTED,
    ),
)


def _target(code: str, department: str, value: float | None, **fields: object) -> Target:
    known: dict[str, object] = {
        "indicator": code,
        "department": department,
        "value": None if value is None else Quantity.exact(value),
        "stated_by": "STA",
        "sources": ACCOUNT,
    }
    return Target(**known | fields)  # type: ignore[arg-type]


def _observation(
    code: str, department: str | None, when: str, value: float, **fields: object
) -> Observation:
    known: dict[str, object] = {
        "indicator": code,
        "department": department,
        "period": Period.parse(when),
        "value": Quantity.exact(value),
        "stated_by": department or "LOV",
        "sources": ACCOUNT,
    }
    return Observation(**known | fields)  # type: ignore[arg-type]


YEAR = Period.parse("2024")
EMPLOYED = {"STA": (31, 30), "VEJ": (12, 16), "PLE": (40, 38), "LÆR": (9, 16)}
"""By department: the figure and the target of those employed on special terms in 2024."""
TARGETS = (
    *(
        _target("saerlige-vilkaar", code, wanted, period=YEAR, decided_by="Byrådet")
        for code, (_, wanted) in EMPLOYED.items()
    ),
    _target("kantsten", "VEJ", 400, deadline=Period.parse("2028")),
    _target("ventetid", "PLE", 0.5, period=YEAR),
    _target("plan-for-praktik", "STA", None, deadline=Period.parse("2024-06")),
    _target("faa-elever", "LÆR", 12, period=YEAR),
    _target("i-job", "KK", 0.6, period=YEAR),
)
BASELINES = (
    Baseline(
        indicator="kantsten",
        department="VEJ",
        period=Period.parse("2020"),
        value=Quantity.exact(80),
        stated_by="VEJ",
        sources=ACCOUNT,
    ),
)
OBSERVATIONS = (
    *(
        _observation("saerlige-vilkaar", code, "2024", there, counted_on=Period.parse("2024-12"))
        for code, (there, _) in EMPLOYED.items()
    ),
    _observation("saerlige-vilkaar", "VEJ", "2023", 10),
    _observation("kantsten", "VEJ", "2023", 120),
    _observation("kantsten", "VEJ", "2024", 190),
    _observation("ventetid", "PLE", "2024", 0.6),
    _observation("i-klassen", "LÆR", "2023", 0.61),
    _observation("i-klassen", "LÆR", "2024", 0.68),
    _observation("tilfredse", "PLE", "2023", 0.71, margin=0.04),
    _observation("tilfredse", "PLE", "2024", 0.72, margin=0.04),
    _observation("landstal", None, "2024", 90000, sources=LOV),
    _observation("faa-elever", "LÆR", "2024", 2),
)
EXTRACTS = (
    Extract(
        id="hand99",
        indicator="i-job",
        publisher="Et opfundet statistikkontor",
        table="HAND99",
        attribution="Kilde: Et opfundet statistikkontor, HAND99.",
        dimensions=("OMRÅDE", "HANDICAP", "TID"),
        time="TID",
        area="OMRÅDE",
        split="HANDICAP",
        own_group="Med handicap",
        printed_in=PrintedUnit.PER_CENT,
    ),
)
IN_JOBS: Mapping[tuple[str, str, str], tuple[float | Missing, ...]] = {
    ("999", "Lyngvig", "Med handicap"): (0.519, 0.534, Missing.HIDDEN, 0.551),
    ("999", "Lyngvig", "Uden handicap"): (0.802, 0.808, 0.811, 0.823),
    ("751", "Aarhus", "Med handicap"): (0.561, 0.558, 0.566, 0.57),
    ("461", "Odense", "Med handicap"): (0.499, Missing.NOT_AVAILABLE, 0.505, 0.512),
    ("085", "Region Sjælland", "Med handicap"): (0.53, 0.535, 0.54, 0.546),
    ("000", "Hele landet", "Med handicap"): (0.543, 0.547, 0.55, 0.556),
}
"""By area's code and name and by group: the share in jobs in 2021 to 2024, or why there is none."""
SIGNS = {
    Missing.HIDDEN: ("x", "Tallet er skjult, fordi det tæller få."),
    Missing.NOT_AVAILABLE: ("..", "Tallet foreligger ikke."),
}
PUBLIC_FIGURES = tuple(
    PublicFigure(
        extract="hand99",
        area=code,
        area_name=name,
        group=group,
        period=Period.year(2021 + place),
        unit=Unit.SHARE,
        value=None if isinstance(figure, Missing) else Quantity.exact(figure),
        missing=figure if isinstance(figure, Missing) else None,
        mark=SIGNS[figure][0] if isinstance(figure, Missing) else None,
        means=SIGNS[figure][1] if isinstance(figure, Missing) else None,
        found_at=f"HAND99!{'BCDE'[place]}{row}",
        fetched=date(2025, 5, 20),
    )
    for row, ((code, name, group), figures) in enumerate(IN_JOBS.items(), 4)
    for place, figure in enumerate(figures)
)
BREAKS = (
    Break(
        indicator="i-klassen",
        period=Period.parse("2024"),
        description="Specialklasser tæller ikke længere med.",
        sources=ACCOUNT,
    ),
)
JUDGEMENTS = (
    Judgement(
        indicator="ventetid",
        department="PLE",
        period=YEAR,
        status=StatusCode.NEAR,
        name="Prøve Prøvesen",
        dated=date(2025, 6, 1),
        reason=INVENTED,
        sources=ACCOUNT,
    ),
)
CLOSINGS = (
    Closing(
        indicator="i-klassen",
        period=YEAR,
        name="Prøve Prøvesen",
        dated=date(2025, 6, 1),
        reason=INVENTED,
    ),
)
PREMISES = tuple(
    Premise(
        id=f"P-{place}",
        kind=kind,
        objective=objective,
        title=f"Det, politikken siger {place}",
        summary="Politikken siger det sådan, og det er opfundet.",
        sources=PLAN,
    )
    for place, (kind, objective) in enumerate(
        [*((kind, None) for kind in PremiseKind), (PremiseKind.KNOWLEDGE, 2)], start=1
    )
)
UNITS = (
    OrganisationUnit(
        id="raad",
        name="Tilgængelighedsrådet",
        kind=UnitKind.COUNCIL,
        department="KK",
        summary="Rådet giver råd til hele Lyngvig.",
        sources=BREV,
    ),
    OrganisationUnit(
        id="brugerpanel",
        name="Brugerpanelet",
        kind=UnitKind.COUNCIL,
        department="PLE",
        summary="Panelet giver råd om hjælpemidler.",
        sources=PJECE,
    ),
    *(
        OrganisationUnit(
            id=f"enhed-{kind.value}",
            name=f"Lyngvigs {kind.label}",
            kind=kind,
            department="PLE",
            summary="En opfundet enhed.",
            age_from=18,
            age_to=64,
            target_groups=("kørestolsbrugere",),
            contact="Opfundet vej 1, telefon 00 00 00 00",
            hours="Hverdage",
            year=2024,
            sources=PJECE,
        )
        for kind in UnitKind
        if kind is not UnitKind.COUNCIL
    ),
)


def _initiative(code: str, department: str, **fields: object) -> Initiative:
    known: dict[str, object] = {
        "id": code,
        "objective": int(code[1]),
        "title": f"Indsatsen {code}",
        "summary": "Forvaltningen gør noget, som er opfundet.",
        "departments": (department,),
        "sources": ACCOUNT,
    }
    return Initiative(**known | fields)  # type: ignore[arg-type]


INITIATIVES = (
    _initiative(
        "I1-1",
        "VEJ",
        priority="1a",
        state=InitiativeState.ONGOING,
        start=Period.parse("2022"),
        end=Period.parse("2027"),
        amount=Quantity.exact(2_400_000),
        money_basis=MoneyBasis.YEARLY,
        money_duration=MoneyDuration.TEMPORARY,
        money_last_year=2027,
        target_groups=("kørestolsbrugere",),
    ),
    _initiative("I1-2", "VEJ", part_of="I1-1"),
    _initiative(
        "I2-1",
        "LÆR",
        state=InitiativeState.PLANNED,
        expected=Period.parse("2025-09"),
        expected_what="Et nyt hold lærere",
        expected_by="Læringsforvaltningen",
        follows_remark="R-2",
    ),
    _initiative(
        "I3-1",
        "PLE",
        state=InitiativeState.DONE,
        amount=Quantity.about(500_000),
        money_basis=MoneyBasis.TOTAL,
        money_duration=MoneyDuration.PERMANENT,
        not_funded="To medarbejdere mere til hjælpemidler.",
    ),
    _initiative("I4-1", "KK", cross_cutting=True),
)
COMMITMENTS = (
    Commitment(
        id="L-1",
        objective=1,
        title="Flere ramper",
        summary="Der kommer ramper ved alle broer.",
        decided_in="budget 2021",
        departments=("VEJ",),
        followed_up_by=("I1-1",),
        sources=PLAN,
    ),
    Commitment(
        id="L-2",
        objective=5,
        title="En vært i hver forening",
        summary="Politikken stiller værter i udsigt.",
        sources=PLAN,
    ),
)


def _remark(code: str, scope: RemarkScope, *kinds: RemarkKind, **fields: object) -> Remark:
    known: dict[str, object] = {
        "id": code,
        "scope": scope,
        "title": f"Det, rådet skriver i {code}",
        "summary": "Rådet skriver noget, som er opfundet.",
        "kinds": kinds,
        "dated": Period.parse("2025-04"),
        "sources": BREV,
    }
    return Remark(**known | fields)  # type: ignore[arg-type]


REMARKS = (
    _remark("R-1", RemarkScope.OBJECTIVE, RemarkKind.PRAISE, objective=1),
    _remark(
        "R-2",
        RemarkScope.OBJECTIVE,
        RemarkKind.CONCERN,
        RemarkKind.PROPOSAL,
        objective=2,
        departments=("LÆR",),
        target_groups=("elever",),
    ),
    _remark("R-3", RemarkScope.OBJECTIVE, RemarkKind.GAP, objective=5),
    _remark("R-4", RemarkScope.BUDGET, RemarkKind.CONCERN),
    _remark("R-5", RemarkScope.POLICY, RemarkKind.PROPOSAL, RemarkKind.GAP),
)
REPLIES = (
    Reply(
        id="S-1",
        remark="R-2",
        department="LÆR",
        summary="Forvaltningen er enig.",
        addressed_to="Læringsudvalget",
        dated=Period.parse("2025-05"),
        sources=ACCOUNT,
    ),
)
EXPERIENCES = tuple(
    Experience(
        id=f"E-{side.value}",
        side=side,
        title="Det går langsomt",
        summary="Siden skriver, at det går langsomt.",
        sources=BREV,
    )
    for side in Side
)
EVENTS = (
    *(
        Event(
            id=f"T-{kind.value}",
            title=f"Et trin af slagsen {kind.label}",
            kind=kind,
            state=EventState.HELD,
            period=Period.parse("2025-05-01"),
            body="Vejudvalget",
            departments=("VEJ", "PLE"),
            follows_remarks=("R-2",) if kind is EventKind.DIALOGUE else (),
            sources=ACCOUNT,
        )
        for kind in EventKind
    ),
    Event(
        id="T-ventet",
        title="Opgørelsen bliver behandlet",
        kind=EventKind.CITY_COUNCIL,
        state=EventState.EXPECTED,
        period=Period.parse("2025-09-01"),
        expected_by="Stabsforvaltningen",
        departments=("STA", "VEJ", "PLE", "LÆR"),
        sources=ACCOUNT,
    ),
    *(
        Event(
            id=f"L-{stage.value}",
            title=f"Opgørelsen i leddet {stage.label}",
            kind=EventKind.COMMITTEE,
            state=EventState.EXPECTED,
            period=Period.parse("2025-06-02"),
            body="Vejudvalget",
            matter="Opgørelsen 2025",
            stage=stage,
            sources=ACCOUNT,
        )
        for stage in Stage
    ),
    *(
        Event(
            id=f"L-{stage.value}-{state.value}",
            title=f"Opgørelsen i leddet {stage.label} er {state.label}",
            kind=EventKind.COMMITTEE,
            state=state,
            period=Period.parse(when) if when else None,
            settles=f"L-{stage.value}",
            sources=ACCOUNT,
        )
        for stage, state, when in (
            (Stage.COMMITTEES, EventState.HELD, "2025-06-02"),
            (Stage.LEAD_COMMITTEE, EventState.POSTPONED, "2025-09-15"),
            (Stage.HEARING, EventState.CALLED_OFF, None),
            (Stage.FINANCE_COMMITTEE, EventState.POSTPONED, None),
        )
    ),
)
DEADLINE_RULES = tuple(
    DeadlineRule(
        id=f"Å-{owed.value}",
        owed=owed,
        frequency=Frequency.YEARLY,
        days=40 if owed in (Owed.FIGURES, Owed.REPLIES) else None,
        first=None if owed in (Owed.FIGURES, Owed.REPLIES) else date(2025, 4, 1),
        departments=("VEJ",) if owed is Owed.FIGURES else (),
        body="Vejudvalget" if owed is Owed.MEETING else None,
        set_by="Stabsforvaltningen",
        sources=ACCOUNT,
    )
    for owed in Owed
)
SERVICES = (
    Service(
        id="mad",
        theme="Mad",
        name="Mad til døren",
        summary="En varm ret hver dag.",
        level=ServiceLevel.GUIDING,
        year=2024,
        paragraph="§ 83",
        price=Quantity.exact(60),
        price_covers="én hovedret",
        limit="Én om dagen",
        eligibility="Den, der ikke selv kan lave mad.",
        apply_at="Plejeforvaltningen, telefon 00 00 00 00",
        units=("enhed-office",),
        compares_with="mad-loft",
        target_groups=("kørestolsbrugere",),
        sources=PJECE,
    ),
    Service(
        id="mad-loft",
        theme="Mad",
        name="Loft over madens pris",
        summary="En hovedret må højst koste 65 kroner.",
        level=ServiceLevel.NATIONAL,
        year=2024,
        price=Quantity.exact(65),
        sources=LOV,
    ),
    Service(
        id="klage",
        theme="Sådan klager du",
        name="Klage over et afslag",
        summary="Den, der har fået et afslag, kan klage.",
        level=ServiceLevel.RULE,
        year=2024,
        deadline="Senest fire uger efter afslaget.",
        compares_with="klage-national",
        sources=PJECE,
    ),
    Service(
        id="klage-national",
        theme="Sådan klager du",
        name="Klage i hele landet",
        summary="Der er fire uger til at klage.",
        level=ServiceLevel.NATIONAL,
        year=2024,
        deadline="Fire uger.",
        sources=LOV,
    ),
    Service(
        id="ledsager",
        theme="Ledsagelse",
        name="En ledsager",
        summary="En ledsager nogle timer om måneden.",
        level=ServiceLevel.GUIDING,
        year=2024,
        compares_with="ledsager-national",
        sources=PJECE,
    ),
    Service(
        id="ledsager-national",
        theme="Ledsagelse",
        name="Ledsager i hele landet",
        summary="Timerne kan spares op.",
        level=ServiceLevel.NATIONAL,
        sources=LOV,
    ),
)
TEXTS = (
    Text(
        kind=TextKind.STORY,
        objective=1,
        body=INVENTED,
        author="Prøve Prøvesen, Vejforvaltningen",
        dated=date(2025, 6, 1),
    ),
    Text(
        kind=TextKind.NEXT_STEP,
        objective=4,
        priority="4a",
        body=INVENTED,
        author="Prøve Prøvesen, Stabsforvaltningen",
        dated=date(2025, 6, 2),
    ),
)
STEPS = (
    PolicyStep(
        step=DraftStep.HEARING,
        dated=date(2020, 9, 1),
        deadline=date(2020, 10, 1),
        body="Vejudvalget",
        sources=PLAN,
    ),
    PolicyStep(step=DraftStep.DECIDED, dated=date(2020, 12, 10), body="Byens råd", sources=PLAN),
)
OPENINGS = (Opening(circle=Circle.EVERYONE, dated=date(2020, 9, 1), name="Prøve Prøvesen"),)
CONTINUATIONS = (
    Continuation(
        subject=Continued.INITIATIVE, id="I1-1", earlier_policy="2017-2020", earlier_id="I7"
    ),
)
CANDIDATES = (
    Candidate(
        id="elever-hjem",
        priority="2a",
        name="Elever, der selv kommer hjem fra skole",
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        population=Population.TARGET_GROUP,
        registration="Skolerne fra august 2021",
        proposed_by="Læringsforvaltningen",
        taken_over_by="Prøve Prøvesen",
        taken_over_on=date(2020, 9, 2),
    ),
)
DRAFT_TARGETS = (
    DraftTarget(
        id="m-1",
        indicator=TARGETS[0].indicator,
        department="VEJ",
        value=Quantity.exact(80),
        deadline=Period.parse("2027"),
        follows_remarks=("R-2",),
        follows_answers=("HS-1",),
        outcome=Outcome.ADOPTED,
        proposed_by="Vejforvaltningen",
    ),
)
FINANCINGS = (Financing(target="m-1", basis=FinancingBasis.WITHIN),)
NOT_IN_NUMBERS = (
    NotInNumbers(priority="4a", reason=INVENTED, name="Prøve Prøvesen", dated=date(2020, 9, 2)),
)
OBJECTIONS = (
    Objection(id="U-1", target="m-1", by="Rådet", wording=INVENTED, dated=date(2020, 9, 9)),
)
ANSWERS = (
    HearingAnswer(
        id="HS-1",
        party="En forening",
        dated=Period.parse("2020-09-20"),
        priority="1a",
        wording=INVENTED,
        reply="Forvaltningen er enig.",
        change=AnswerChange.TEXT,
        before="nogle veje",
        after="alle veje",
    ),
)
SNAPSHOTS = (Snapshot(name="Opgørelse juni 2025", as_of=date(2025, 6, 15), release=1),)

WHOLE = Records(
    policies=(CITY,),
    sources=SOURCES,
    snapshots=SNAPSHOTS,
    objectives=OBJECTIVES,
    priorities=PRIORITIES,
    premises=PREMISES,
    departments=DEPARTMENTS,
    units=UNITS,
    target_groups=GROUPS,
    indicators=INDICATORS,
    targets=TARGETS,
    baselines=BASELINES,
    observations=OBSERVATIONS,
    extracts=EXTRACTS,
    public_figures=PUBLIC_FIGURES,
    breaks=BREAKS,
    judgements=JUDGEMENTS,
    closings=CLOSINGS,
    initiatives=INITIATIVES,
    commitments=COMMITMENTS,
    remarks=REMARKS,
    replies=REPLIES,
    experiences=EXPERIENCES,
    events=EVENTS,
    deadline_rules=DEADLINE_RULES,
    services=SERVICES,
    texts=TEXTS,
    policy_steps=STEPS,
    openings=OPENINGS,
    continuations=CONTINUATIONS,
    candidates=CANDIDATES,
    draft_targets=DRAFT_TARGETS,
    financings=FINANCINGS,
    not_in_numbers=NOT_IN_NUMBERS,
    objections=OBJECTIONS,
    hearing_answers=ANSWERS,
)
"""A row in every table, with every kind of indicator, event and unit, and every scope of a remark."""

BARE = Records(
    policies=(
        Policy(
            id="2021-2028",
            title="Tilgængelighedspolitik 2021-2028",
            city="Lyngvig Kommune",
            start=date(2021, 1, 1),
            end=date(2028, 12, 31),
            history_from=date(2018, 1, 1),
            sources=PLAN,
        ),
    ),
    sources=SOURCES[:1],
    objectives=OBJECTIVES,
    priorities=tuple(_priority(each.id, each.title, each.lead[0]) for each in PRIORITIES),
    departments=DEPARTMENTS,
)
"""The same city on the first day, with only the required rows."""


def workbooks(folder: Path, records: Records) -> Path:
    """Write the records to the folder, as the files that a city fills in."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, tables in WORKBOOKS.items():
        (folder / f"{name}.xlsx").write_bytes(workbook(tables, records))
    return folder
