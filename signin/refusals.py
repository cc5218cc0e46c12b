"""Why a sign-in did not succeed, each reason with what the person is told. Declared once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Told:
    """What a refused person reads: a heading, and paragraphs that can hold facts in braces.

    `operator` is for whoever runs the system. `again` tells whether trying again can help.
    """

    status: int
    title: str
    paragraphs: tuple[str, ...]
    operator: str = ""
    again: bool = True


_PROVIDERS_FAULT = "Det er ikke din fejl. Prøv igen om et øjeblik. Hjælper det ikke, så skriv til den, der driver siden."
_NOT_TRUSTED = (
    "Svaret fra login-tjenesten kan vi ikke stole på, så du er ikke logget ind.",
    "Sker det igen, så skriv til den, der driver siden.",
)


class Why(Enum):
    """The reasons. The name of each, in small letters, stands in the logs."""

    CANCELLED = Told(
        403,
        "Du er ikke logget ind",
        (
            "Login blev afbrudt hos login-tjenesten.",
            "Du kan læse videre uden login, hvor det er åbent.",
        ),
    )
    PROVIDER_REFUSED = Told(
        403,
        "Login-tjenesten afviste login",
        (
            "Login-tjenesten svarede »{code}«. Prøv igen. Sker det igen, så skriv til den, der driver siden.",
        ),
        "Svaret fra udbyderen står i serverens log.",
    )
    ATTEMPT_UNKNOWN = Told(
        400,
        "Login blev ikke gjort færdigt",
        (
            "Dette login er for gammelt, er allerede brugt, eller blev begyndt i en anden browser.",
            "Et login skal gøres færdigt inden for {minutes} minutter. Begynd forfra.",
        ),
        "Sker det for alle, så sletter browseren eller en proxy de cookies, der begynder med »{cookies}«, "
        "eller serverne har ikke den samme client_secret.",
    )
    PROVIDER_DOWN = Told(
        503,
        "Login-tjenesten svarer ikke",
        (f"Der kan ikke logges ind lige nu. {_PROVIDERS_FAULT}",),
        "{host} svarede ikke: {fault}.",
    )
    PROVIDER_UNCLEAR = Told(
        502,
        "Login-tjenesten svarede forkert",
        (f"Der kan ikke logges ind lige nu. {_PROVIDERS_FAULT}",),
        "{host}: {fault}.",
    )
    WRONG_DISCOVERY_ISSUER = Told(
        502,
        "Login er sat forkert op",
        (
            "Login-tjenesten kalder sig noget andet, end vi venter. Skriv til den, der driver siden.",
        ),
        "I indstillingen issuer står »{expected}«, men udbyderen kalder sig »{found}«. De to skal være ens, "
        "også en skråstreg til sidst.",
        again=False,
    )
    CODE_REFUSED = Told(
        502,
        "Login-tjenesten ville ikke svare os",
        ("Login-tjenesten afviste vores spørgsmål om, hvem du er. Prøv igen.",),
        "Udbyderen svarede »{code}«. Ved invalid_client er client_id eller client_secret forkert eller "
        "udløbet; ved invalid_grant er login brugt før eller for gammelt, eller adressen {callback} er ikke "
        "skrevet ind hos udbyderen.",
    )
    NOT_A_TOKEN = Told(502, "Svaret kunne ikke læses", _NOT_TRUSTED, "{fault}.")
    WRONG_ALGORITHM = Told(
        502,
        "Svaret er ikke skrevet under, som det skal",
        _NOT_TRUSTED,
        "Svaret er skrevet under med »{found}«. Sæt udbyderen til en af {allowed}.",
        again=False,
    )
    UNKNOWN_KEY = Told(
        502,
        "Svaret er skrevet under med en ukendt nøgle",
        _NOT_TRUSTED,
        "Nøglen »{found}« er ikke blandt dem, som {host} viser, heller ikke efter at de er hentet igen.",
    )
    WRONG_SIGNATURE = Told(
        502,
        "Underskriften på svaret passer ikke",
        _NOT_TRUSTED,
        "Svaret er ændret undervejs, eller udbyderen viser en forkert nøgle.",
    )
    WRONG_ISSUER = Told(
        502,
        "Svaret kommer fra en anden login-tjeneste",
        _NOT_TRUSTED,
        "Svaret er udstedt af »{found}«. I indstillingen issuer står »{expected}«.",
        again=False,
    )
    WRONG_AUDIENCE = Told(
        502,
        "Svaret er til et andet system",
        _NOT_TRUSTED,
        "Svaret er udstedt til »{found}«. I indstillingen client_id står »{expected}«.",
        again=False,
    )
    WRONG_NONCE = Told(
        400,
        "Svaret hører til et andet login",
        (_NOT_TRUSTED[0], f"Begynd forfra. {_NOT_TRUSTED[1]}"),
        "Udbyderen gav ikke den nonce tilbage, som den fik.",
    )
    EXPIRED = Told(
        400,
        "Svaret er udløbet",
        ("Svaret fra login-tjenesten gælder ikke længere. Begynd forfra.",),
        "Svaret udløb for {since} siden efter denne servers ur, som er {now}. Går uret rigtigt, så spørg "
        "udbyderen, hvorfor den udsteder svar, der er udløbet.",
    )
    CLOCKS_APART = Told(
        502,
        "Urene går ikke ens",
        (f"Serverens ur og login-tjenestens ur går {{apart}} forskelligt. {_PROVIDERS_FAULT}",),
        "Denne servers ur går {apart} {way} i forhold til {host}. Forskellen må højst være {most}. "
        "Sæt uret ved en tidstjeneste (NTP).",
    )
    NO_TIMES = Told(
        502,
        "Svaret siger ikke, hvor længe det gælder",
        _NOT_TRUSTED,
        "»{claim}« mangler i svaret, eller er ikke et tidspunkt.",
        again=False,
    )
    NO_SUBJECT = Told(
        502,
        "Svaret siger ikke, hvem du er",
        _NOT_TRUSTED,
        "»sub« mangler i svaret, eller er ikke 1-255 synlige tegn uden mellemrum. Der står »{found}«.",
        again=False,
    )
    OTHER_SUBJECT = Told(
        502,
        "Login-tjenesten svarede om en anden",
        _NOT_TRUSTED,
        "Udbyderens userinfo handler om en anden bruger end svaret.",
    )
    NO_ROLE = Told(
        403,
        "Du har ingen rolle her",
        (
            "Login lykkedes, {name}, men du har ikke fået en rolle på siden.",
            "Bed den, der giver adgang hos jer, om en rolle, og log ind igen.",
        ),
        "Ingen [[rolle]] i filen med adgang passer på det, som udbyderen sendte: {claims}.",
    )
    GROUPS_LEFT_OUT = Told(
        403,
        "Login-tjenesten sendte ikke dine grupper",
        (
            "Du er med i så mange grupper, at login-tjenesten har udeladt dem. Derfor kender vi ikke din rolle.",
            "Skriv til den, der driver siden.",
        ),
        "Entra ID udelader »{claim}«, når en bruger er med i mere end 200 grupper. Brug app-roller, eller sæt "
        "Entra til kun at sende de grupper, der er tildelt programmet (Groups assigned to the application).",
        again=False,
    )
    BUSY = Told(
        503,
        "Mange logger ind lige nu",
        ("Prøv igen om et øjeblik.",),
        "{waiting} login venter på udbyderen.",
    )
    PROXY_UNCLEAR = Told(
        400,
        "Vi kan ikke se, hvem du er",
        (
            "Det, der skal fortælle os, hvem du er, kom ikke rigtigt frem. Skriv til den, der driver siden.",
        ),
        "Headeren {header} kom {count} gange fra {peer}. Sæt proxyen til at fjerne den, når den kommer udefra, "
        "og til at sende den én gang.",
        again=False,
    )
    FROM_ELSEWHERE = Told(
        403,
        "Du er ikke logget ud",
        ("Log ud virker kun fra siden selv. Gå til forsiden, og vælg »Log ud« øverst.",),
        "Browseren kom fra »{found}«. I indstillingen adresse står »{expected}«.",
        again=False,
    )

    @property
    def code(self) -> str:
        """The reason as logs have it."""
        return self.name.lower().replace("_", "-")


class RefusedError(Exception):
    """A sign-in that did not succeed. `facts` fill the braces of what is told."""

    def __init__(self, why: Why, **facts: object) -> None:
        self.why = why
        self.facts = facts
        super().__init__(f"{why.code}: {self.operator}" if why.value.operator else why.code)

    @property
    def paragraphs(self) -> list[str]:
        """What the person reads, the part for the operator last."""
        told = [text.format(**self.facts) for text in self.why.value.paragraphs]
        if self.why.value.operator:
            told.append(f"Til den, der driver systemet: {self.operator}")
        return told

    @property
    def operator(self) -> str:
        return self.why.value.operator.format(**self.facts)


def in_words(seconds: float) -> str:
    """A span of time in Danish.

    >>> in_words(45), in_words(60), in_words(450), in_words(7200), in_words(90000)
    ('45 sekunder', '1 minut', '8 minutter', '2 timer', '25 timer')
    """
    whole = round(abs(seconds))
    for size, one, many in ((3600, "time", "timer"), (60, "minut", "minutter")):
        if whole >= size:
            count = round(whole / size)
            return f"{count} {one if count == 1 else many}"
    return f"{whole} {'sekund' if whole == 1 else 'sekunder'}"
