#!/bin/sh
# px 0.1.2 from npm (Px.js, needs Node): the figures at the ends of a PX file's lines.
# A PX file may end its lines of figures with a blank or without. px takes the line ends away and splits at blanks,
# so where a line has none, its last figure and the next line's first become one: 2 and 3 are read as 23, all later
# figures move up, and the last cells are missing. And where a dimension is to be kept whole ("*"), truncate() keeps
# all of its values but the last. Nothing is raised in either case.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" px@0.1.2 >/dev/null
node - <<'NODE'
const Px = require("px");

const header = `CHARSET="ANSI";
AXIS-VERSION="2013";
TITLE="Opdigtede tal efter område og tid";
STUB="område";
HEADING="tid";
VALUES("område")="Nord","Syd";
VALUES("tid")="2023","2024";
UNITS="antal";
DATA=
`;
const plain = new Px(header + "1 2\n3 4;\n");
const spaced = new Px(header + "1 2 \n3 4;\n");
const cut = new Px(header + "1 2 \n3 4;\n");
cut.truncate([["*"], [0]]);

const found = {
  plain: plain.entries().map((cell) => [cell["område"], cell.tid, cell.num]),
  spaced: spaced.entries().map((cell) => cell.num),
  cut: cut.entries().map((cell) => [cell["område"], cell.num]),
};
const seen = {
  plain: [["Nord", "2023", "1"], ["Nord", "2024", "23"], ["Syd", "2023", "4"]],
  spaced: ["1", "2", "3", "4"],
  cut: [["Nord", "1"]],
};
for (const [name, cells] of Object.entries(found)) console.log(name, JSON.stringify(cells));
process.exit(JSON.stringify(found) === JSON.stringify(seen) ? 0 : 1);
NODE
