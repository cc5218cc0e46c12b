#!/bin/sh
# statsmodels 0.15.0, confint_poisson: the confidence interval of a rate when nothing happened.
# A small area often has no case at all. The mid-p interval, which textbooks recommend for small counts, comes out as
# one point above zero: 0 cases in 1,000 give a rate between 3.0 and 3.0 per 1,000, so that the rate that was measured
# lies outside. The method "sqrt" has the same fault with another point. "exact-c" and "score" begin at 0, and from
# one case on "midp-c" agrees with them, which is why a test with ordinary counts passes. No warning.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check statsmodels==0.15.0
"$folder/venv/bin/python" -W error - <<'PYTHON'
from statsmodels.stats.rates import confint_poisson

SEEN = {
    (0, "midp-c"): (3.0, 3.0),
    (0, "sqrt"): (0.96, 0.96),
    (0, "exact-c"): (0.0, 3.69),
    (0, "score"): (0.0, 3.84),
    (1, "midp-c"): (0.05, 4.93),
    (1, "exact-c"): (0.03, 5.57),
}


def interval(cases, method):
    low, high = confint_poisson(cases, exposure=1000, method=method)
    return round(float(low) * 1000, 2), round(float(high) * 1000, 2)


found = {asked: interval(*asked) for asked in SEEN}
for (cases, method), (low, high) in found.items():
    print(f"{cases} in 1,000 by {method}: from {low} to {high} per 1,000")
raise SystemExit(found != SEEN)
PYTHON
