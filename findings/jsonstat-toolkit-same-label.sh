#!/bin/sh
# jsonstat-toolkit 2.2.2 from npm (needs Node): a JSON-stat table with two groups of the same name.
# A classification may use a name twice: "Andre" under each heading, or a municipality and a region of one name; the
# codes tell them apart. Where toTable() puts a dimension in columns (by), it joins the rows by their labels, and of
# groups with the same label only the last is left: its figures stand in the table, the other's are nowhere, also
# when the columns are headed by codes. content: "id" keeps both, and so does a table without by.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" jsonstat-toolkit@2.2.2 >/dev/null
node - <<'NODE'
const toolkit = require("jsonstat-toolkit");

const table = (options) => (toolkit.default ?? toolkit)({
  version: "2.0",
  class: "dataset",
  id: ["ydelse", "tid"],
  size: [3, 2],
  dimension: {
    ydelse: { category: { index: ["10", "19", "29"], label: { 10: "Støtte", 19: "Andre", 29: "Andre" } } },
    tid: { category: { index: ["2023", "2024"] } },
  },
  value: [1, 2, 30, 40, 5, 6],
}).toTable({ type: "arrobj", ...options });

const found = {
  codes: table({ by: "ydelse" }),
  years: table({ by: "tid" }),
  content: table({ by: "tid", content: "id" }),
};
for (const [name, rows] of Object.entries(found)) console.log(name, JSON.stringify(rows));
const numbers = (rows) => rows.map((row) => Object.values(row).filter(Number.isFinite));
const seen = { codes: [[1, 5], [2, 6]], years: [[1, 2], [5, 6]], content: [[1, 2], [30, 40], [5, 6]] };
const kept = Object.keys(seen).every((name) => JSON.stringify(numbers(found[name])) === JSON.stringify(seen[name]));
process.exit(kept ? 0 : 1);
NODE
