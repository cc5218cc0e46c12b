"""The settings file: what it gives, and what it says about every fault, with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.settings import SIGN_IN_VARIABLE
from policy.actors import Role
from signin import settings
from signin.settings import RoleRule, SignInSettingsError

EXAMPLE = Path(__file__).resolve().parents[2] / "deploy" / "adgang.eksempel.toml"
GOOD = """\
adresse = "https://handicap.example.dk"
uden_login_kan_laese = true
[udbyder]
issuer = "https://login.example.dk/by"
client_id = "handicapmonitor"
client_secret = "hemmelig"
[[rolle]]
claim = "roles"
vaerdi = "K"
rolle = "koordinator"
[[rolle]]
claim = "groups"
vaerdi = ["g1", "g2"]
rolle = "forvaltning"
forvaltninger = ["SOF", "BUF"]
"""


def read(folder: Path, text: str) -> settings.SignIn:
    file = folder / "adgang.toml"
    file.write_text(text, encoding="utf-8")
    settings.read.cache_clear()
    return settings.read(file)


def faults(folder: Path, text: str) -> list[str]:
    """What is said about a file, without its path."""
    with pytest.raises(SignInSettingsError) as raised:
        read(folder, text)
    return [line.partition("adgang.toml")[2] for line in str(raised.value).splitlines()]


def test_a_file_gives_the_settings(tmp_path):
    found = read(tmp_path, GOOD)
    assert (found.issuer, found.client_id) == ("https://login.example.dk/by", "handicapmonitor")
    assert found.callback == "https://handicap.example.dk/log-ind/svar"
    assert (found.idle_minutes, found.lasts_hours) == (60, 10)
    assert found.role_rules == (
        RoleRule("roles", frozenset({"K"}), Role.COORDINATOR),
        RoleRule("groups", frozenset({"g1", "g2"}), Role.DEPARTMENT, frozenset({"SOF", "BUF"})),
    )
    assert "hemmelig" not in repr(found)


def test_the_example_can_be_used_as_it_is(tmp_path):
    (tmp_path / "client-secret").write_text("hemmelig\n", encoding="utf-8")
    found = read(tmp_path, EXAMPLE.read_text(encoding="utf-8"))
    assert found.client_secret == "hemmelig"
    given = {rule.role for rule in found.role_rules}
    assert given == set(Role) - {Role.READER, Role.VISITOR, Role.OPERATOR}


def test_the_parts_of_the_example_that_are_left_out_can_be_used_too(tmp_path):
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    proxy = "\n".join(line.removeprefix("# ") for line in lines[lines.index("# [proxy]") :][:5])
    whole, _, rules = GOOD.partition("[udbyder]")[0], "", GOOD[GOOD.index("[[rolle]]") :]
    found = read(tmp_path, whole + proxy + "\n" + rules)
    assert found.trusted_proxy
    assert found.trusted_proxy.peers == {"10.0.0.5"}
    assert (found.trusted_proxy.subject_header, found.issuer) == ("X-Bruger", "")


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ('"koordinator"', '"kordinator"',
         ', linje 10: [[rolle]] rolle: Der står »kordinator«. Den rolle findes ikke. Mener du koordinator?'),
        ('"koordinator"', '"drift"',
         (", linje 10: [[rolle]] rolle: Der står »drift«. Den rolle findes ikke. De kendte er: laeser, "
         "forvaltning, raad, koordinator, revisor.")),
        ("client_id", "klient_id",
         ", linje 3: [udbyder] client_id mangler."),
        ('issuer = "https', 'issuer = "http',
         (", linje 4: [udbyder] issuer: Der står »http://login.example.dk/by«. Skriv en adresse, der begynder "
         "med https://. Kun localhost må begynde med http://.")),
        ('example.dk"\nuden', 'example.dk/status"\nuden',
         (", linje 1: adresse: Der står »https://handicap.example.dk/status«. Skriv adressen uden sti, fx "
         "https://handicap.kommune.dk.")),
        ("= true", '= "ja"',
         ", linje 2: uden_login_kan_laese: Der står »ja«. Skriv true eller false, uden anførselstegn."),
        ('forvaltninger = ["SOF", "BUF"]\n', "",
         ', linje 11: [[rolle]] Rollen forvaltning skal have forvaltninger, fx forvaltninger = ["SOF"].'),
        ('"SOF", "BUF"', '"SOF BUF"',
         (", linje 15: [[rolle]] forvaltninger: Der står »['SOF BUF']«. Skriv hver kode for sig, uden mellemrum, "
         'fx ["SOF", "BUF"].')),
        ('"koordinator"', '"koordinator"\nforvaltninger = ["SOF"]',
         (", linje 11: [[rolle]] Rollen koordinator har ikke forvaltninger. Slet linjen, eller skriv en [[rolle]] "
         "mere.")),
        ("[udbyder]", "[session]\npause_minutter = 2\n[udbyder]",
         ", linje 4: [session] pause_minutter: Der står »2«. Skriv et helt tal fra 5 til 1440."),
        ("[udbyder]", "[[udbyder]]",
         ", linje 3: [udbyder] Skriv [udbyder] på en linje for sig, med én klamme om."),
        ('client_secret = "hemmelig"', "",
         ", linje 3: [udbyder] Skriv netop en af client_secret, client_secret_fil, client_secret_miljoe. Der er 0."),
        ("client_secret =", "client_secret_miljoe =",
         ", linje 6: [udbyder] client_secret_miljoe: Miljøvariablen hemmelig er tom eller findes ikke."),
        ('client_secret = "hemmelig"', "client_secret = 7",
         ", linje 6: [udbyder] client_secret: Skriv en tekst i anførselstegn."),
        ('"https://handicap', 'https://handicap',
         (", linje 1: Linjen kan ikke læses som TOML (Invalid value). Se efter et anførselstegn, en klamme eller "
         "et lighedstegn, der mangler.")),
    ],
)  # fmt: skip
def test_a_fault_says_its_line_what_is_there_and_what_to_write(tmp_path, written, instead, told):
    assert written in GOOD
    assert told in faults(tmp_path, GOOD.replace(written, instead, 1))


def test_all_faults_are_said_at_once_in_the_order_of_the_file(tmp_path):
    text = (
        GOOD.replace("uden_login", "udenlogin").replace("client_id", "klient").replace('"K"', '""')
    )
    assert [fault.partition(":")[0] for fault in faults(tmp_path, text)] == [
        "", ", linje 2", ", linje 3", ", linje 5", ", linje 9",
    ]  # fmt: skip


def test_a_file_without_provider_or_roles_says_both(tmp_path):
    told = faults(tmp_path, GOOD[: GOOD.index("[udbyder]")])
    assert any("[udbyder] mangler" in each for each in told)
    assert any("ingen [[rolle]]" in each for each in told)


@pytest.mark.parametrize(
    ("proxy", "told"),
    [
        ('adresser = ["proxy.example"]\nbruger = "X-Bruger"', "Skriv proxyens IP-adresse"),
        ('adresser = ["10.0.0.5"]\nbruger = "X Bruger"', "Skriv navnet på en header"),
        ('adresser = ["10.0.0.5"]\nbruger = "X-Handicapmonitor-Subject"', "bruger systemet selv"),
        ('bruger = "X-Bruger"', "adresser mangler"),
    ],
)
def test_a_proxy_that_could_not_be_told_from_others_is_refused(tmp_path, proxy, told):
    text = GOOD.replace("[udbyder]", f"[proxy]\n{proxy}\n[udbyder]")
    assert told in "".join(faults(tmp_path, text))


def test_the_secret_can_be_in_a_file_or_a_variable_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("MIN_HEMMELIGHED", "fra miljøet")
    text = GOOD.replace('client_secret = "hemmelig"', 'client_secret_miljoe = "MIN_HEMMELIGHED"')
    assert read(tmp_path, text).client_secret == "fra miljøet"
    (tmp_path / "hemmelig").write_text("fra filen\n", encoding="utf-8")
    assert read(tmp_path, GOOD.replace("client_secret =", "client_secret_fil =")).client_secret == (
        "fra filen"
    )


def test_a_file_that_is_not_there_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv(SIGN_IN_VARIABLE, str(tmp_path / "ingen.toml"))
    with pytest.raises(SignInSettingsError, match="kan ikke læses"):
        settings.current()
    monkeypatch.delenv(SIGN_IN_VARIABLE)
    assert settings.current() is None
