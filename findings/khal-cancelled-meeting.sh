#!/bin/sh
# khal 0.14.1: a calendar program of Debian, and a meeting that was cancelled.
# A change of an event has a higher SEQUENCE, so that a program knows which of two files with the same UID is the
# newer (RFC 5546, 2.1.5). khal does not look at it: the file that is imported last counts. A meeting that was
# moved and then cancelled (SEQUENCE 2) is back on its first day, confirmed, once the file of the first invitation
# is imported again from an old mail. A feed must always be whole, and what is cancelled must stay in it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check khal==0.14.1 icalendar==6.3.2
mkdir "$folder/calendar"
cat >"$folder/config" <<CONFIG
[calendars]
[[council]]
path = $folder/calendar
[locale]
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = $folder/khal.db
CONFIG
event() { # SEQUENCE, first day, day after the last, STATUS
    printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//da\r\nBEGIN:VEVENT\r\nUID:meeting@example.dk\r\n'
    printf 'DTSTAMP:20260101T000000Z\r\nSEQUENCE:%s\r\nDTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%s\r\n' "$1" "$2" "$3"
    printf 'STATUS:%s\r\nSUMMARY:Council\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' "$4"
}
event 0 20270201 20270202 CONFIRMED >"$folder/invited.ics"
event 2 20270208 20270209 CANCELLED >"$folder/cancelled.ics"
shown() {
    "$folder/venv/bin/khal" -c "$folder/config" import --batch "$folder/$1.ics"
    "$folder/venv/bin/khal" -c "$folder/config" list --format '{start-date} {status}{title}' --day-format '' \
        2027-02-01 28d | tr -s '\n ' ' '
}
invited=$(shown invited)
cancelled=$(shown cancelled)
again=$(shown invited)
printf 'invited: %s\ncancelled: %s\nthe invitation imported again: %s\n' "$invited" "$cancelled" "$again"
[ "$cancelled" != "$invited" ] && [ "$again" = "$invited" ]
