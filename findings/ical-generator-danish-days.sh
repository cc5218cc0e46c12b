#!/bin/sh
# ical-generator 10.2.0 (npm): an all-day event on a server in Denmark.
# Given a Date of local midnight it writes the day in UTC, so that a deadline on 1 February 2027 is on 31 January
# in every calendar; on a server whose clock is UTC the same code is right. And with the same day as its first and
# last it writes DTEND as it got it, the day of DTSTART, though DTEND is the day after (RFC 5545, 3.8.2.2 and
# 3.6.1). A calendar with a timezone, or a text for the day, has the right first day.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund ical-generator@10.2.0 >/dev/null
cat >days.mjs <<'SCRIPT'
import calendar from "ical-generator";

const day = new Date(2027, 1, 1); // 1 February, as a date picker gives it
const written = (settings, start) => {
  const made = calendar({ name: "Frister", ...settings });
  made.createEvent({ id: "frist", summary: "Tal for 2026", allDay: true, start, end: start });
  return made.toString().match(/(?<=DT(START|END);VALUE=DATE:)\d+/g).join("-");
};
console.log([written({}, day), written({ timezone: "Europe/Copenhagen" }, day), written({}, "2027-02-01")].join(" "));
SCRIPT
local=$(TZ=Europe/Copenhagen node days.mjs)
utc=$(TZ=UTC node days.mjs)
echo "in Copenhagen, by Date, with a timezone, by text: $local"
echo "in UTC: $utc"
[ "$local" = "20270131-20270131 20270201-20270201 20270201-20270201" ] &&
    [ "$utc" = "20270201-20270201 20270201-20270201 20270201-20270201" ]
