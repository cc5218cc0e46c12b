"""The compose file: PostgreSQL, two servers, a proxy and backups, with no more rights than they need."""

from __future__ import annotations

import re

import pytest
import yaml

from monitor import settings
from tests.deployment import image
from tests.deployment.lock import ROOT

COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
EVERY = pytest.mark.parametrize("name", SERVICES)
PRODUCT = ("en", "to", "kopi")
SETTINGS = {value for name, value in vars(settings).items() if name.endswith("_VARIABLE")}


@EVERY
def test_a_container_can_write_only_where_it_is_told_and_gains_no_rights(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "proxy" else [])
    assert "privileged" not in service


@EVERY
def test_a_container_is_started_again_and_looked_after(name):
    assert SERVICES[name]["restart"] == "unless-stopped"
    looked_after = SERVICES[name].get("healthcheck") or image.instruction("HEALTHCHECK")
    assert looked_after


@EVERY
def test_what_a_container_refers_to_is_declared(name):
    service = SERVICES[name]
    assert set(service.get("depends_on", ())) <= set(SERVICES)
    assert set(service["networks"]) <= set(COMPOSE["networks"])
    assert set(service.get("secrets", ())) <= set(COMPOSE["secrets"])
    named = {volume.partition(":")[0] for volume in service.get("volumes", ())}
    assert {volume for volume in named if "/" not in volume} <= set(COMPOSE["volumes"])
    files = [volume for volume in named if volume.startswith("./")]
    assert [file for file in files if not (ROOT / "deploy" / file).is_file()] == []


def test_only_the_proxy_is_reached_from_outside_and_the_database_only_from_inside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inde"] == {"internal": True}
    assert SERVICES["database"]["networks"] == ["inde"]
    assert SERVICES["proxy"]["networks"] == ["ude"]


def test_there_are_two_equal_servers_and_each_waits_for_the_database():
    assert SERVICES["en"] == SERVICES["to"]
    for name in PRODUCT:
        assert SERVICES[name]["depends_on"]["database"] == {"condition": "service_healthy"}


@pytest.mark.parametrize("name", PRODUCT)
def test_the_product_is_set_by_settings_that_it_knows_and_its_secrets_are_files(name):
    environment = SERVICES[name]["environment"]
    assert set(environment) - SETTINGS <= {"TMPDIR", "FORWARDED_ALLOW_IPS"}  # Python's, uvicorn's
    for variable in (settings.DATABASE_FILE_VARIABLE, settings.SIGN_IN_VARIABLE):
        assert environment[variable].removeprefix("/run/secrets/") in SERVICES[name]["secrets"]


def test_what_the_compose_file_asks_of_its_surroundings_is_described():
    text = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
    manual = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
    asked = set(re.findall(r"(?<!\$)\$\{(\w+)", text))
    secrets = {secret["file"].removeprefix("./") for secret in COMPOSE["secrets"].values()}
    assert asked
    assert [name for name in asked if f"`{name}`" not in manual] == []
    assert [file for file in secrets if file not in manual] == []
