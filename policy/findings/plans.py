"""Messages about plans (indsatsplaner) and hearing drafts in the layout of those who wrote them."""

from __future__ import annotations

from policy.findings.messages import Message, Severity

MESSAGES = (
    Message(
        "plan_not_named",
        Severity.ERROR,
        "Planen siger ikke selv, hvis den er, og hvad den hedder.",
        "Oplyst ved filen: {what}.",
        "Udfyld felterne ved filen: {what}. Læs den så igen. Planen skal ikke ændres.",
    ),
    Message(
        "plan_not_found",
        Severity.REFUSAL,
        "Filen har ingen tabel, der kan læses som en plan eller et høringsudkast.",
        "En tabel, hvor en af de første rækker har mindst to kendte overskrifter, fx {headings}.",
        "Skriv overskrifterne i tabellens øverste række. Eller hent skabelonen, og kopiér teksten over.",
    ),
    Message(
        "plan_table_not_read",
        Severity.NOTE,
        "Tabellen er ikke læst.",
        "En række med mindst to kendte overskrifter, fx {headings}.",
        "Skal tabellen med, så skriv overskrifterne i dens øverste række. Ellers kan den blive stående.",
    ),
    Message(
        "plan_prose_not_read",
        Severity.NOTE,
        "Tekst uden for tabellerne er ikke læst.",
        "Det, der skal med, i en tabel.",
        "Skal noget af teksten med, så skriv det i tabellen. Ellers kan det blive stående.",
    ),
    Message(
        "plan_table_continued",
        Severity.NOTE,
        "Tabellen har ingen overskrifter og er læst som en fortsættelse af den før.",
        "Overskrifter i hver tabel.",
        "Er det en anden tabel, så skriv overskrifter i dens øverste række.",
    ),
    Message(
        "plan_column_in_note",
        Severity.NOTE,
        "Kolonnen har ikke et felt for sig. Dens tekst er lagt i rækkernes note.",
        "En kendt overskrift, fx {headings}.",
        "Ret overskriften, hvis den betyder det samme som en kendt. Ellers kan den blive stående.",
    ),
    Message(
        "plan_text_in_note",
        Severity.NOTE,
        "Teksten er ikke genkendt. Den er lagt i rækkens note.",
        "{expected_words}",
        "Ret teksten i {cell}, hvis den skal bruges til at søge og tælle. Ellers kan den blive stående.",
    ),
    Message(
        "plan_row_without_title",
        Severity.WARNING,
        "Rækken er ikke læst, fordi den ikke har navnet på en indsats.",
        "Indsatsens navn under {column}.",
        "Skriv, hvilken indsats teksten hører til, i {cell}. Er det en note, kan den blive stående.",
    ),
    Message(
        "plan_row_without_objective",
        Severity.WARNING,
        "Rækken er ikke læst, fordi det ikke fremgår, hvilken målsætning den hører til.",
        "En målsætning i en kolonne for sig, i en overskrift over tabellen, eller en prioritering som 5d.",
        "Skriv målsætningens nummer i en kolonne med overskriften Målsætning.",
    ),
    Message(
        "plan_row_not_read",
        Severity.NOTE,
        "Rækken er ikke læst, fordi den kun er en overskrift eller en sum.",
        "En indsats i hver række.",
        "Er det en målsætning, så skriv dens nummer, fx Målsætning 3. Ellers kan rækken blive stående.",
    ),
    Message(
        "plan_title_twice",
        Severity.WARNING,
        "To rækker har den samme indsats. Den andens tekst er lagt i den førstes note.",
        "Én række for hver indsats. Den første er ved {first}.",
        "Er det to indsatser, så giv dem hver sit navn. Ellers kan det blive stående.",
    ),
    Message(
        "plan_title_near",
        Severity.WARNING,
        "Indsatsen er ny, men ligner én, der er kendt.",
        "Samme navn som før, når det er den samme indsats.",
        "Den kendte er {right}: {title}. Er det den samme, så skriv {right} i en kolonne med overskriften Kode.",
    ),
    Message(
        "plan_initiative_gone",
        Severity.NOTE,
        "En indsats fra forvaltningens forrige plan står ikke i denne.",
        "Alle indsatser, der stadig er i gang.",
        "Den bliver stående, som den er. Skal den udgå, så hent skabelonen Indsatsplan, og skriv ja under "
        "Udgår.",
    ),
    Message(
        "plan_date_unread",
        Severity.WARNING,
        "Tiden kan ikke læses som en periode. Ordene er gemt, som de står.",
        "Et år, kvartal, halvår, en måned eller en dato, fx 2. kvartal 2027, 2026-2028 eller fra 2027; "
        "eller løbende.",
        "Skriv tiden på en af de måder i {cell}, hvis den skal kunne vises som start og slut.",
    ),
    Message(
        "plan_money_unclear",
        Severity.WARNING,
        "Beløbet kan læses på flere måder eller slet ikke. Ordene er gemt, som de står.",
        "Ét beløb med enhed, fx 1,2 mio. kr. årligt eller 500.000 kr. i alt.",
        "Skriv {readings} i {cell}.",
    ),
    Message(
        "plan_merged_down",
        Severity.NOTE,
        "Celler er flettet sammen nedad. Teksten er læst i alle rækkerne.",
        "En celle i hver række.",
        "Gælder teksten ikke alle rækkerne, så ophæv fletningen, og udfyld hver celle for sig.",
    ),
    Message(
        "plan_tracked_changes",
        Severity.WARNING,
        "Cellen har rettelser, der ikke er godkendt. Indsat tekst er læst, slettet tekst er ikke.",
        "Et dokument, hvor alle rettelser er godkendt eller afvist.",
        "Se efter, at det er rigtigt. Godkend eller afvis rettelserne under Gennemse, gem filen, og læs den igen.",
    ),
    Message(
        "plan_text_left_out",
        Severity.WARNING,
        "Tekst ved cellen er ikke læst.",
        "Tekst, der står i selve cellen, og som gælder.",
        "Skal teksten med, så skriv den i {cell} som almindelig tekst. Ellers kan den blive stående.",
    ),
    Message(
        "plan_nested_table",
        Severity.WARNING,
        "En tabel står inde i cellen. Den er læst som cellens tekst.",
        "Almindelig tekst i cellen.",
        "Se efter, at teksten giver mening. Ellers skriv den som tekst uden tabel.",
    ),
    Message(
        "draft_row_not_read",
        Severity.WARNING,
        "Rækken er ikke læst, fordi den mangler en målsætning eller en prioritering.",
        "En prioritering i rækken, og en målsætning i den eller i en overskrift over den, fx "
        "Målsætning 3: Uddannelse.",
        "Skriv det, der mangler. Er rækken en note, kan den blive stående.",
    ),
    Message(
        "draft_code_twice",
        Severity.WARNING,
        "To prioriteringer har den samme kode. Den anden har fået den næste.",
        "Én kode for hver prioritering. Den første er ved {first}.",
        "Ret koden i {cell}, hvis prioriteringen skal hedde noget andet.",
    ),
    Message(
        "draft_without_lead",
        Severity.WARNING,
        "Prioriteringen har ingen ansvarlig forvaltning. Hele kommunen er skrevet ind i stedet.",
        "En forvaltnings forkortelse eller navn under Ansvarlig forvaltning.",
        "Skriv forvaltningen i rækken ved {cell}, eller ret den bagefter i kataloget.",
    ),
)
