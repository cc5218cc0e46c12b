#!/bin/sh
# SheetJS (xlsx 0.18.5 from npm, needs Node): a date that is written to .ods in Denmark.
# The date is turned to the clock of Greenwich and written with it, so 1 January 2025 stands in the file as
# 2024-12-31 at 23:00, while the text beside it, which programs do not read, still says 1/1/25. Read again by pandas,
# figures at the turn of a year belong to the year before, and in summer the day is wrong by two hours. The same
# sheet is right as .xlsx, and on a server that runs by Greenwich.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" xlsx@0.18.5 >/dev/null
TZ=Europe/Copenhagen node - <<'NODE'
const xlsx = require("xlsx");

const written = (bookType) => {
  const sheet = xlsx.utils.aoa_to_sheet([[new Date(2025, 0, 1), new Date(2025, 6, 1)]], { cellDates: true });
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, "Tal");
  return xlsx.write(book, { bookType, type: "string" });
};
const found = [...written("fods").matchAll(/office:date-value="([^"]*)"[^>]*><text:p>([^<]*)/g)]
  .map(([, value, text]) => [value, text]);
for (const [value, text] of found) console.log(`${text} is written as ${value}`);
const seen = [["2024-12-31T23:00:00.000Z", "1/1/25"], ["2025-06-30T22:00:00.000Z", "7/1/25"]];
process.exit(JSON.stringify(found) === JSON.stringify(seen) ? 0 : 1);
NODE
