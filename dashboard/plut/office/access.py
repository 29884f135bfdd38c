"""`data/access.toml`: the one reviewed file that says who may see and do what.

Without it reading is open and nothing is loaded in a browser. With it what is not granted is closed. Its form
is told in `data/README.md`.
"""

import csv
import ipaddress
import re
import threading
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from plut.base import folders
from plut.office.identity import NOBODY, Account
from plut.warehouse.rules import DATASETS, OPEN, Rules, narrower

ALL = "all"
PUBLIC, SIGNED_IN = "public", "signed_in"  # roles of everyone, and of everyone who is signed in
SHOWN = ("pages", "datasets", "provinces", "institutions")
HOURS = 8

Bound = frozenset[str] | None  # None bounds nothing


@dataclass(frozen=True)
class Loads:
    """Of which data sets, provinces and institutions somebody may load files; None for all."""

    datasets: Bound = frozenset()
    provinces: Bound = frozenset()
    institutions: Bound = frozenset()

    @property
    def anything(self) -> bool:
        return self.datasets is None or bool(self.datasets)


@dataclass(frozen=True)
class Role:
    """What a role says. A part that it does not say is not in `said`."""

    name: str
    accounts: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    said: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def is_of(self, account: Account) -> bool:
        return account.name in self.accounts or bool(account.groups & self.groups)


@dataclass(frozen=True)
class Identity:
    """How the product learns who asks.

    kind: 'provider', of OpenID Connect, or 'proxy'. name, groups: the claim or header that tells the account
    and its groups; proxies: whose headers are believed; hours: after which one signs in again; sign_out: the
    address of the proxy that ends a visit.
    """

    kind: str
    name: str
    groups: str = ""
    proxies: tuple[str, ...] = ()
    hours: float = HOURS
    sign_out: str = ""

    def believes(self, address: str) -> bool:
        """Whether headers from a machine are believed."""
        try:
            asker = ipaddress.ip_address(address)
        except ValueError:
            return False
        mapped = getattr(asker, "ipv4_mapped", None)  # of a server that listens for both kinds
        return any((mapped or asker) in ipaddress.ip_network(one) for one in self.proxies)


NO_ROWS = Rules(frozenset(), datasets=frozenset(), hides_files=True)


@dataclass(frozen=True)
class Grants:
    """What somebody may see and do. roles: by which; pages: by their names in an address, None for all."""

    roles: tuple[str, ...] = ()
    pages: Bound = frozenset()
    rules: Rules = NO_ROWS
    loads: Loads = Loads()
    publishes: bool = False

    @property
    def reads(self) -> bool:
        return self.pages is None or bool(self.pages)

    @property
    def looks(self) -> bool:
        """Whether the office's desk is open: what is loaded and what waits to be published."""
        return self.loads.anything or self.publishes


EVERYTHING_READ = Grants(pages=None, rules=OPEN)  # where no file says otherwise
EVERYTHING = Grants(
    pages=None, rules=OPEN, loads=Loads(None, None, None), publishes=True
)  # of who has the disk
NOTHING = Grants()


@dataclass(frozen=True)
class Access:
    """The file as it was read. by_second: whether who loaded a file may not publish it."""

    identity: Identity
    roles: tuple[Role, ...]
    by_second: bool = False

    def grants(self, account: Account) -> Grants:
        """What an account may: by its roles, the narrower of what they say; who has none is one of those who
        are signed in, and who is not, of the public."""
        roles = tuple(role for role in self.roles if account.is_signed_in and role.is_of(account))
        general = (SIGNED_IN, PUBLIC) if account.is_signed_in else (PUBLIC,)
        for name in general:
            roles = roles or tuple(role for role in self.roles if role.name == name)
        return granted(roles)

    def of_role(self, name: str) -> Grants:
        """What a role alone grants. Raises KeyError."""
        return granted((next(role for role in self.roles if role.name == name),))


class WrongAccess(ValueError):
    """The file cannot be followed. line: where; the text says what is wrong and what is right."""

    def __init__(self, path: Path, line: int, sentence: str) -> None:
        super().__init__(f"{path}, line {line}: {sentence}")
        self.line = line


def granted(roles: Iterable[Role]) -> Grants:
    """What several roles grant together: the narrower of what each says; what none says is closed."""
    every = tuple(roles)

    def bound(part: str) -> Bound:
        said = [role.said[part] for role in every if part in role.said]
        held = said[0] if said else frozenset()
        for one in said[1:]:
            held = narrower(held, one)
        return held

    def truth(part: str, *beside: str) -> bool:
        """What is not said is false in a role that says something beside which it belongs."""
        said = [role.said.get(part, False) for role in every if {part, *beside} & role.said.keys()]
        return bool(said) and all(said)

    loads = [role.said["loads"] for role in every if "loads" in role.said]
    held = loads[0] if loads else Loads()
    for one in loads[1:]:
        parts = {part: narrower(getattr(held, part), getattr(one, part)) for part in SHOWN[1:]}
        held = Loads(**parts)
    institutions = bound("institutions") if any("institutions" in role.said for role in every) else None
    provinces, datasets = bound("provinces"), bound("datasets")
    if not (provinces is None or provinces or institutions):
        datasets = frozenset()  # records of nobody are no records
    sums, publishes = truth("sums", "provinces", "institutions", "datasets"), truth("publishes")
    made = Grants(tuple(role.name for role in every), bound("pages"), NO_ROWS, held, publishes)
    # what files are called, and what stood in rows that were not accepted, is for who works at the desk
    rules = Rules(provinces, institutions, datasets, sums, hides_files=not made.looks)
    return replace(made, rules=rules)


GONE = "the file is gone: what it closed stays closed until it is back, or the product starts anew"

NOT_THERE = "PLUT_ACCESS names a file that is not there: write it, or take the variable away"
_read: dict[Path, tuple[tuple[int, int], Access]] = {}
_reading = threading.Lock()


def current(pages: Collection[str] = ()) -> Access | None:
    """The file as it stands now; None where there is none. Read again once it looks different, so that a role
    that is taken away holds from the next request. pages: names that there are, to be checked.

    Raises WrongAccess.
    """
    path = folders.access_file()
    try:
        state = path.stat()
    except FileNotFoundError:
        if path in _read:  # moved, deleted, or its disk is away: no reason to open everything
            raise WrongAccess(path, 1, GONE) from None
        if folders.names_access_file():
            raise WrongAccess(path, 1, NOT_THERE) from None
        return None
    except OSError as error:
        raise WrongAccess(path, 1, f"the file cannot be read: {error}") from error
    looks = (state.st_mtime_ns, state.st_size)
    with _reading:
        known = _read.get(path)
        if known is None or known[0] != looks:
            known = (looks, read(path, pages))
            _read[path] = known
        return known[1]


def read(path: Path, pages: Collection[str] = ()) -> Access:
    """The file, checked. Raises WrongAccess, naming the line."""
    try:
        text = path.read_text(encoding="utf-8")
        told = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise WrongAccess(path, 1, f"the file cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise WrongAccess(path, int(found[1]) if found else text.count("\n") + 1, str(error)) from error
    return _Reader(path, text, frozenset(pages)).access(told)


class _Reader:
    """Checks what a file says, part by part."""

    def __init__(self, path: Path, text: str, pages: frozenset[str]) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._pages = pages

    def access(self, told: dict[str, Any]) -> Access:
        self._known(told, ("identity", "roles", "publishing"), "")
        identity = self._identity(self._table(told, "identity", ""))
        roles = self._table(told, "roles", "")
        if not roles:
            raise self._wrong("", "roles", "there is no role: with this file nobody could read anything")
        return Access(identity, tuple(self._role(name, roles) for name in roles), self._by_second(told))

    def _by_second(self, told: dict[str, Any]) -> bool:
        if "publishing" not in told:
            return False
        publishing = self._table(told, "publishing", "")
        self._known(publishing, ("second_person",), "publishing")
        by_second = publishing.get("second_person", False)
        if not isinstance(by_second, bool):
            raise self._wrong("publishing", "second_person", "second_person is true or false")
        return by_second

    def _identity(self, told: dict[str, Any]) -> Identity:
        place = "identity"
        self._known(told, ("kind", "name", "groups", "proxies", "hours", "sign_out"), place)
        if told.get("kind") not in ("provider", "proxy"):
            raise self._wrong(place, "kind", 'kind is "provider" (OpenID Connect) or "proxy"')
        for key in ("name", "groups", "sign_out"):
            if not isinstance(told.get(key, ""), str):
                raise self._wrong(place, key, f"{key} is a text")
        if not told.get("name"):
            raise self._wrong(place, "name", "name is the claim or the header that tells the account")
        hours = told.get("hours", HOURS)
        if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= 720:
            raise self._wrong(place, "hours", "hours is a number above 0, 720 at most")
        proxies = self._texts(told, "proxies", place)
        for one in proxies:
            try:
                ipaddress.ip_network(one)
            except ValueError as error:
                raise self._wrong(place, "proxies", f'"{one}" is no address or network') from error
        if (told["kind"] == "proxy") != bool(proxies):
            right = 'a proxy is believed by its address: proxies = ["127.0.0.1"]; a provider has none'
            raise self._wrong(place, "proxies", right)
        groups, sign_out = told.get("groups", ""), told.get("sign_out", "")
        return Identity(told["kind"], told["name"], groups, tuple(proxies), float(hours), sign_out)

    def _role(self, name: str, roles: dict[str, Any]) -> Role:
        place = f"roles.{name}"
        told = self._table(roles, name, "roles")
        self._known(told, ("accounts", "groups", *SHOWN, "sums", "loads", "publishes"), place)
        members = {key: frozenset(self._texts(told, key, place)) for key in ("accounts", "groups")}
        if name in (PUBLIC, SIGNED_IN):
            if "accounts" in told or "groups" in told:
                key = "accounts" if "accounts" in told else "groups"
                raise self._wrong(place, key, f"the role {name} is of everyone: it lists nobody")
        elif not any(members.values()):
            raise self._wrong(place, "", f"nobody is in the role {name}: give it accounts or groups")
        said: dict[str, Any] = {part: self._bound(told, part, place) for part in SHOWN if part in told}
        for part in ("sums", "publishes"):
            if part in told and not isinstance(told[part], bool):
                raise self._wrong(place, part, f"{part} is true or false")
            if part in told:
                said[part] = told[part]
        if "loads" in told:
            said["loads"] = self._loads(told, place)
        if name == PUBLIC and (said.get("publishes") or "loads" in said):
            raise self._wrong(place, "loads" if "loads" in said else "publishes", "the public only reads")
        return Role(name, said=said, **members)

    def _loads(self, told: dict[str, Any], place: str) -> Loads:
        if told["loads"] == ALL:
            return Loads(None, None, None)
        loads = self._table(told, "loads", place)
        inner = f"{place}.loads"
        self._known(loads, SHOWN[1:], inner)
        parts = {part: self._bound(loads, part, inner) for part in SHOWN[1:] if part in loads}
        return Loads(**parts)

    def _bound(self, told: dict[str, Any], part: str, place: str) -> Bound:
        if told[part] == ALL:
            return None
        codes = self._texts(told, part, place)
        right = {"pages": self._pages, "datasets": frozenset(DATASETS), "provinces": _provinces()}.get(part)
        for code in codes if right else ():
            if code not in (right or ()):
                listed = ", ".join(sorted(right or ()))
                raise self._wrong(place, part, f'there is no "{code}" in {part}; there are: {listed}', code)
        return frozenset(codes)

    def _texts(self, told: dict[str, Any], key: str, place: str) -> list[str]:
        texts = told.get(key, [])
        if not isinstance(texts, list) or not all(isinstance(one, str) and one for one in texts):
            or_all = f' or "{ALL}"' if key in SHOWN else ""
            raise self._wrong(place, key, f'{key} is a list of texts, as in ["..."]{or_all}')
        return texts

    def _table(self, told: dict[str, Any], key: str, place: str) -> dict[str, Any]:
        table = told.get(key)
        if not isinstance(table, dict):
            name = f"{place}.{key}" if place else key
            raise self._wrong(place, key, f"[{name}] is missing or no table")
        return table

    def _known(self, told: dict[str, Any], keys: Collection[str], place: str) -> None:
        for key in told:
            if key not in keys:
                raise self._wrong(place, key, f'"{key}" means nothing here; there are: {", ".join(keys)}')

    def _wrong(self, place: str, key: str, sentence: str, code: str = "") -> WrongAccess:
        """The line of a key below the head of its table; of a code in a list over several lines its own."""
        start = self._table_head(place)
        head = rf"\s*\[?({re.escape(place)}\.)?\"?{re.escape(key)}\"?\s*(=|\])"
        at = start
        if key:
            at = next(
                (n for n in range(start + 1, len(self._lines)) if re.match(head, self._lines[n])), start
            )
        if code:
            at = next((n for n in range(max(at, 0), len(self._lines)) if f'"{code}"' in self._lines[n]), at)
        return WrongAccess(self._path, max(at, 0) + 1, sentence)

    def _table_head(self, place: str) -> int:
        """The line of the head of a table, or of the key of one that stands in another."""
        within, _, name = place.rpartition(".")
        head = rf"\s*\[\s*{re.escape(place)}\s*\]"
        found = next((n for n, line in enumerate(self._lines) if re.match(head, line)), None)
        if found is not None or not within:
            return -1 if found is None else found
        start = self._table_head(within)
        here = rf"\s*{re.escape(name)}\s*="
        below = range(start + 1, len(self._lines))
        return next((n for n in below if re.match(here, self._lines[n])), start)


def _provinces() -> frozenset[str]:
    """The codes of all provinces, as the reference files have them."""
    with (folders.DATA / "reference" / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["province_code"] for row in csv.DictReader(file))


def nobodys() -> Grants:
    """What is open to who is not signed in. Everything where no file says otherwise."""
    access = current()
    return EVERYTHING_READ if access is None else access.grants(NOBODY)


def given_away() -> Grants:
    """What files hold that are written to be given away: what is open to the public, and never what an
    office's files are called or what stood in rows that were not accepted."""
    opened = nobodys()
    return replace(opened, rules=replace(opened.rules, hides_files=True))
