"""Messages about the steps of the political process."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

MESSAGES = (
    Message(
        "step_not_yet_held",
        Severity.ERROR,
        "Trinnet er skrevet som gennemført, men dagen er ikke kommet endnu.",
        "En dag senest {today}.",
        "Ret Hvornår, eller vælg forventes under Tilstand.",
    ),
    Message(
        "postponed_without_step",
        Severity.WARNING,
        "Trinnet er udsat, men rækken siger ikke, hvilket trin det er.",
        "Koden på det trin, der er udsat, under Svarer på trin.",
        "Skriv koden på det ventede trin. Står det ikke i arket, så skriv det først som forventes.",
    ),
    Message(
        "postponed_to_earlier",
        Severity.WARNING,
        "Trinnet er udsat til en dag, der ikke ligger efter den dag, det var ventet.",
        "En dag efter {before}. Kender kilden ingen ny dag, er cellen tom.",
        "Skriv den nye dag under Hvornår. Er trinnet rykket frem, så lad rækken stå.",
    ),
    Message(
        "stage_without_matter",
        Severity.WARNING,
        "Trinnet har et led, men hører ikke til en sag, så det vises ikke på nogen sags vej.",
        "Sagens navn under Sag, med de samme ord ved alle sagens trin.",
        "Udfyld Sag, fx Fælles status 2025. Er trinnet ikke en del af en sag, så slet Led.",
    ),
    Message(
        "same_step_twice",
        Severity.WARNING,
        "Sagen har to rækker for det samme led, hos de samme og samme dag.",
        "Én række, eller en, der svarer på den anden. Den anden har koden {other}.",
        "Slet den ene række. Siger den nyeste, hvad der skete, så skriv den andens kode under Svarer på trin.",
    ),
    Message(
        "step_expected_in_the_past",
        Severity.NOTE,
        "Trinnet var ventet på en dag, der er gået.",
        "En række til, der siger, om trinnet er holdt, udsat eller aflyst.",
        "Skriv rækken, og skriv {step} under Svarer på trin, når en kilde siger det. Til da står trinnet "
        "som et spørgsmål på siden Politisk behandling.",
    ),
)
