#!/bin/sh
# dayjs 1.11.23 from npm (needs Node): periods as statistics write them.
# PX files give quarters in TIMEVAL as 20241 to 20244, and weeks as 202401 to 202453. dayjs takes the end for a month:
# the fourth quarter is April, week 12 is December, and week 53 is May four years later. A school year rolls over in
# the same way: 2025/26 is February 2027, and 2024-2025 a day in August 2025. All of them are valid; 2024Q3 and
# 2024K3 are not, so a look at those makes the check seem strict.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" dayjs@1.11.23 >/dev/null
node - <<'NODE'
const dayjs = require("dayjs");

const seen = {
  20241: "2024-01-01",
  20244: "2024-04-01",
  202412: "2024-12-01",
  202453: "2028-05-01",
  "2025/26": "2027-02-01",
  "2024-2025": "2025-08-25",
  "2024Q3": "invalid",
  "2024K3": "invalid",
};
let kept = true;
for (const [printed, expected] of Object.entries(seen)) {
  const day = dayjs(printed);
  const found = day.isValid() ? day.format("YYYY-MM-DD") : "invalid";
  console.log(`${printed}: ${found}`);
  kept = kept && found === expected;
}
process.exit(kept ? 0 : 1);
NODE
