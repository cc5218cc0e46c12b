"""A real OpenID Connect provider (Canaille) on this machine, with persons and groups."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import requests
from joserfc.jwk import RSAKey

from tests.ports import free_port

if TYPE_CHECKING:
    from pytest_iam import Server

SCOPES = ("openid", "profile", "groups")


@dataclass(frozen=True)
class RealProvider:
    """The provider, with this site registered as its client."""

    server: Server
    client_id: str
    client_secret: str

    @property
    def issuer(self) -> str:
        said = requests.get(f"{self.server.url}.well-known/openid-configuration", timeout=10).json()
        return str(said["issuer"])

    def add_person(self, user_name: str, name: str, *groups: str) -> None:
        """Add somebody, in groups that are there already or are made."""
        models, backend = self.server.models, self.server.backend
        with self.server.app.app_context():
            person = models.User(
                user_name=user_name, formatted_name=name, family_name=name,
                emails=[f"{user_name}@by.example"],
            )  # fmt: skip
            backend.save(person)
        self.set_groups(user_name, *groups)
        self.server.consent(self._person(user_name))

    def set_groups(self, user_name: str, *groups: str) -> None:
        """Let a person be in these groups, and no others."""
        models, backend = self.server.models, self.server.backend
        with self.server.app.app_context():
            person = self._person(user_name)
            for name in groups:
                if not backend.get(models.Group, display_name=name):
                    backend.save(models.Group(display_name=name, members=[person]))
            for group in backend.query(models.Group):
                members = {member.user_name: member for member in group.members} | {
                    user_name: person
                }
                if group.display_name not in groups:
                    del members[user_name]
                backend.update(group, members=list(members.values()))
                backend.save(group)

    def sign_in(self, user_name: str) -> None:
        """Let the next to come be this person, who has shown her password."""
        self.server.login(self._person(user_name))

    def lets_back_to(self, callback: str) -> None:
        """Send people back to this address of the site too."""
        models, backend = self.server.models, self.server.backend
        with self.server.app.app_context():
            client = backend.get(models.Client, client_id=self.client_id)
            backend.update(client, redirect_uris=[*client.redirect_uris, callback])
            backend.save(client)

    def answer(self, address: str) -> dict[str, str]:
        """What the provider sends the browser back with, which it sent to this address."""
        answer = requests.get(address, allow_redirects=False, timeout=10)
        assert answer.status_code in (302, 303), answer.text
        asks = parse_qs(urlsplit(answer.headers["location"]).query)
        return {name: value for name, (value,) in asks.items()}

    def _person(self, user_name: str) -> Any:
        with self.server.app.app_context():
            return self.server.backend.get(self.server.models.User, user_name=user_name)


@contextmanager
def serving(callback: str) -> Iterator[RealProvider]:
    """The provider on a free port, for a site with this callback. It takes about a second to start."""
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    from canaille import create_app
    from canaille.backends import Backend
    from pytest_iam import Server

    port = free_port()
    app = create_app(config=_configuration(port))
    Backend.instance.do_query = _by_code_alone(Backend.instance.do_query)
    server = Server(app, port, Backend.instance)
    thread = Thread(target=server.httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        with app.app_context():
            client = server.models.Client(
                client_id="handicapmonitor", client_secret=uuid.uuid4().hex, client_name="Site",
                client_uri=callback, redirect_uris=[callback],
                post_logout_redirect_uris=[callback.removesuffix("log-ind/svar")],
                grant_types=["authorization_code"], response_types=["code"], scope=list(SCOPES),
                token_endpoint_auth_method="client_secret_basic",
            )  # fmt: skip
            server.backend.save(client)
            server.backend.update(client, audience=[client])
            server.backend.save(client)
        yield RealProvider(server, client.client_id, client.client_secret)
    finally:
        server.httpd.shutdown()
        thread.join()
        server.httpd.server_close()


def _by_code_alone(query: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    """A query that finds a code by itself, which no two clients share.

    Canaille's backend in memory gives the rows that have any of what is asked for: for one code of two that
    are open for a client, either.
    """

    def found(model: Any, *args: Any, **asked: Any) -> list[Any]:
        return query(model, *args, **({"code": asked["code"]} if "code" in asked else asked))

    return found


def _configuration(port: int) -> dict[str, Any]:
    key = RSAKey.generate_key(2048, {"kid": "one"})
    return {
        "TESTING": True,
        "ENV_FILE": None,
        "SECRET_KEY": uuid.uuid4().hex,
        "WTF_CSRF_ENABLED": False,
        "PREFERRED_URL_SCHEME": "http",
        "SERVER_NAME": f"localhost:{port}",
        "CANAILLE": {"DATABASE": "memory", "JAVASCRIPT": False, "LOGGING": None},
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
    }
