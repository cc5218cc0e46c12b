"""Runs all measurements, or those named: `python -m bench reading pages`."""

import logging
import os
import sys
import warnings
from tempfile import TemporaryDirectory

from bench import (
    answering,
    assessing,
    browsing,
    calendars,
    documents,
    drafting,
    dropping,
    guarded,
    guarding,
    open_data,
    pages,
    public_tables,
    public_workbook,
    reading,
    rerunning,
    scaling,
    searching,
    several,
    storing,
    trying,
)
from monitor.settings import STORE_VARIABLE

MEASUREMENTS = {
    "reading": reading,
    "guarding": guarding,
    "public_tables": public_tables,
    "public_workbook": public_workbook,
    "storing": storing,
    "assessing": assessing,
    "searching": searching,
    "trying": trying,
    "drafting": drafting,
    "documents": documents,
    "open_data": open_data,
    "calendars": calendars,
    "pages": pages,
    "browsing": browsing,
    "rerunning": rerunning,
    "guarded": guarded,
    "answering": answering,
    "dropping": dropping,
    "several": several,
    "scaling": scaling,
}


def main(names: list[str]) -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    with TemporaryDirectory() as store:
        os.environ[STORE_VARIABLE] = store  # do not measure or change the repository's own store
        for name in names or MEASUREMENTS:
            for line in MEASUREMENTS[name].lines():
                print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
