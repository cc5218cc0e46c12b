#!/bin/sh
# Python's own email package (seen in 3.11.7, 3.12.1 and 3.13.0): the subject of a mail that is saved as a file.
# A subject is folded after some 78 characters, and words with æ, ø or å are encoded one by one. Between two
# encoded words a reader drops the space, so it must be encoded with them. Where the fold falls among them it is
# not: one space is doubled and the next are lost, and "besvare Handicaprådets bemærkninger på målsætning 5" is
# opened as "besvare  Handicaprådetsbemærkningerpå målsætning 5". Short subjects, and many long ones, come through,
# so that a test with one subject tells nothing. email.header.Header, of the older interface, encodes the whole
# subject and keeps every space.
set -eu
python3 - <<'PYTHON'
from email import message_from_bytes, policy
from email.header import Header
from email.message import EmailMessage

SUBJECT = "Socialforvaltningen skal senest den 1. marts 2027 besvare Handicaprådets bemærkninger på målsætning 5"
READ = "Socialforvaltningen skal senest den 1. marts 2027 besvare  Handicaprådetsbemærkningerpå målsætning 5"


def opened(content: bytes) -> str:
    return str(message_from_bytes(content, policy=policy.default)["Subject"])


message = EmailMessage(policy=policy.SMTP)
message["Subject"] = SUBJECT
message.set_content("Hej\n")
new = opened(message.as_bytes())
header = Header(SUBJECT, "utf-8", header_name="Subject").encode(linesep="\r\n")
old = opened(f"Subject: {header}\r\n\r\nHej\r\n".encode())
print("written: ", SUBJECT)
print("EmailMessage:", new)
print("Header:  ", old)
raise SystemExit((new, old) != (READ, SUBJECT))
PYTHON
