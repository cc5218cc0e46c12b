"""What is published of a status: its tables, their files, and where they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from metrics.status import Status
from presentation.blocks import Selection
from presentation.documents.coverage import edition, selected
from presentation.html.site import Site
from presentation.language import city
from presentation.pages import OPEN_DATA
from reports.open_data.data_tables import DataTable

NAME = "status-paa-handicappolitikken"
ABOUT = (
    "Status på handicappolitikken som åbne data. {edition}. {selected}"
    "Tal, der tæller få personer eller ville røbe andre, er skjult som på siderne: de står uden "
    "værdi, og kolonnen hidden siger true. Andele er 0-1, beløb er i kroner. Flere værdier i en celle er skilt med "
    "semikolon; en værdi, der selv har et, står i anførselstegn. En apostrof foran en tekst, der begynder med =, +, - eller @, hindrer, at et "
    "regneark læser den som en formel."
)


@dataclass(frozen=True, slots=True)
class Published:
    """What a description describes: the tables of a status that is already narrowed, and their files.

    `files` by their names in the zip, each with what makes it, which makes it once. `site` is the site that
    has them, where it is known, with the choices of this edition; `is_public` if anyone may read it there.
    """

    status: Status
    selection: Selection
    tables: Sequence[DataTable]
    files: Mapping[str, Callable[[], bytes]]
    site: Site | None = None
    is_public: bool = False

    @property
    def title(self) -> str:
        """What is published, and of which city; whether it is a selection."""
        named = city.policy_and_city(self.status)
        title = f"Status på {named}" if named else "Status"
        return f"{title} (udvalg)" if self.part else title

    @property
    def about(self) -> str:
        return ABOUT.format(
            edition=edition(self.status, self.selection), selected=self.part and f"{self.part} "
        )

    @property
    def part(self) -> str:
        """A sentence on what is selected; empty where nothing is left out."""
        return selected(self.status, self.selection, "Datapakken")

    @property
    def version(self) -> str:
        """The date and the version of the data: 2025-11-13.7."""
        return f"{self.status.as_of.isoformat()}.{self.status.version}"

    @property
    def sources(self) -> list[str]:
        """The sources of what is published, each with who wrote it."""
        return [f"{each.id}: {each.title}. {each.publisher}" for each in self.status.sources]

    @property
    def mail(self) -> str | None:
        """Whom readers can write to, if it is a mail address and no other text."""
        contact = self.selection.contact or ""
        return contact if "@" in contact and " " not in contact else None

    @property
    def page(self) -> str | None:
        """The address of the page that presents what is published, where the site is known."""
        return self.site.link(OPEN_DATA) if self.site else None

    def beside(self, file: str) -> str:
        """A file's address for a description that lies beside it."""
        choices = urlencode(self.site.choices) if self.site else ""
        return f"{file}?{choices}" if choices else file

    def size(self, file: str) -> int:
        """The bytes of a file."""
        return len(self.files[file]())

    def checksum(self, file: str) -> str:
        """The SHA-256 sum of a file, in hexadecimal."""
        return sha256(self.files[file]()).hexdigest()
