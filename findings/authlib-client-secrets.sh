#!/bin/sh
# Authlib 1.9.10: a client's secret with a space or a percent sign, as a password (client_secret_basic).
# RFC 6749, 2.3.1, has client and server encode both name and secret as in a form first, where a space is "+"; its
# appendix B shows this with the text below. Authlib as a server undoes "%20" and leaves "+", so a client that follows
# the RFC is told invalid_client as soon as its secret has a space, while one that encodes nothing is let in. Authlib as
# a client encodes nothing, so its own server takes "%41" in a secret for "A" and refuses it. Canaille, and with it the
# provider of pytest-iam, answers by the same code. In the form (client_secret_post) every secret works.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check Authlib==1.9.10 Flask==3.1.2
cd "$folder"
AUTHLIB_INSECURE_TRANSPORT=1 "$folder/venv/bin/python" - <<'PYTHON'
from base64 import b64encode
from types import SimpleNamespace
from urllib.parse import quote_plus

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.auth import encode_client_secret_basic
from authlib.oauth2.rfc6749 import ClientMixin
from authlib.oauth2.rfc6749.grants import ClientCredentialsGrant
from flask import Flask

SECRETS = {
    "plain": "hemmelig",
    "space": "en hemmelighed",
    "percent": "50%41",
    "RFC 6749, appendix B": " %&+£€",
}


class Client(ClientMixin):
    def __init__(self, secret):
        self.secret = secret

    def get_client_id(self):
        return "handicap"

    def check_client_secret(self, secret):
        return secret == self.secret

    def check_endpoint_auth_method(self, method, endpoint):
        return True

    def check_grant_type(self, grant_type):
        return True

    def get_allowed_scope(self, scope):
        return scope or ""


class Grant(ClientCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]


def asked(secret, password=None):
    """What the server says to a client with a secret, shown as a password or else in the form."""
    app = Flask("server")
    server = AuthorizationServer(app, query_client=lambda _: Client(secret), save_token=lambda *_: None)
    server.register_grant(Grant)
    app.post("/token")(server.create_token_response)
    form = {"grant_type": "client_credentials"}
    headers = {}
    if password is None:
        form |= {"client_id": "handicap", "client_secret": secret}
    else:
        headers["Authorization"] = "Basic " + b64encode(f"handicap:{password}".encode()).decode()
    answer = app.test_client().post("/token", data=form, headers=headers)
    return answer.json.get("error", "let in")


found = {
    called: (asked(secret, quote_plus(secret)), asked(secret, secret), asked(secret))
    for called, secret in SECRETS.items()
}
print("secret: by the RFC, not encoded, in the form")
for called, answers in found.items():
    print(f"{called}: {', '.join(answers)}")
client = SimpleNamespace(client_id="handicap", client_secret="50%41")
_, sent, _ = encode_client_secret_basic(client, "POST", "", {}, "")
plain = "Basic " + b64encode(b"handicap:50%41").decode()
print("Authlib's client sends the secret with a percent sign as it is:", sent["Authorization"] == plain)
raise SystemExit(
    sent["Authorization"] != plain
    or found
    != {
        "plain": ("let in", "let in", "let in"),
        "space": ("invalid_client", "let in", "let in"),
        "percent": ("let in", "invalid_client", "let in"),
        "RFC 6749, appendix B": ("invalid_client", "let in", "let in"),
    }
)
PYTHON
