"""The draft of the next policy: its targets, their trials, and the hearing."""
