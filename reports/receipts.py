"""The receipt of a submission as a file: a tagged PDF."""

from __future__ import annotations

from presentation.submissions import receipts
from presentation.submissions.receipts import Made
from reports.pdf.document import as_pdf


def receipt_file(made: Made) -> bytes:
    """The receipt as PDF; made on the same day it has the same bytes."""
    return as_pdf(receipts.document(made))
