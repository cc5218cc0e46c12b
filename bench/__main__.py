"""Run every measurement, or those named: `python -m bench reading pages`."""

import logging
import sys
import warnings

from bench import assessing, pages, reading, searching

MEASUREMENTS = {"reading": reading, "assessing": assessing, "searching": searching, "pages": pages}


def main(names: list[str]) -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    for name in names or MEASUREMENTS:
        for line in MEASUREMENTS[name].lines():
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
