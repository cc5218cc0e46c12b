#!/bin/sh
# SheetJS (xlsx 0.18.5 from npm, needs Node): a csv of Danish statistics.
# The delimiter is recognised, and the cells are then read as American: the decimal comma is taken for a separator of
# thousands and dropped, so 9,08 per cent is 908 and 16,7 is 167, while 1.234 persons are one and a quarter. The age
# groups 0-5 and 10-14 become the numbers of 1 May 2000 and 14 October 2001 while 15-19 stays text, and the code of a
# municipality loses its zero. With raw: true all stays text.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" xlsx@0.18.5 >/dev/null
node - <<'NODE'
const xlsx = require("xlsx");

const rows = (options) => {
  const text = "KODE;ALDER;INDHOLD\n0101;10-14;9,08\n0147;0-5;16,7\n0153;15-19;1.234\n";
  const book = xlsx.read(text, { type: "string", ...options });
  return xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 }).slice(1);
};
const found = [rows({}), rows({ raw: true })];
const seen = [
  [[101, 37178, 908], [147, 36647, 167], [153, "15-19", 1.234]],
  [["0101", "10-14", "9,08"], ["0147", "0-5", "16,7"], ["0153", "15-19", "1.234"]],
];
console.log("as it comes: ", JSON.stringify(found[0]));
console.log("raw: true:   ", JSON.stringify(found[1]));
process.exit(JSON.stringify(found) === JSON.stringify(seen) ? 0 : 1);
NODE
