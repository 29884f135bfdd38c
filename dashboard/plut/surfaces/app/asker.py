"""Who reads the app at this moment, and what that opens."""

import functools
from collections.abc import Callable
from typing import NoReturn, ParamSpec

import streamlit as st
from markupsafe import Markup
from streamlit.runtime.scriptrunner import get_script_run_ctx

from plut.base import formats
from plut.base.language import translate
from plut.content import granted
from plut.content.reading import Reading
from plut.office import access
from plut.office.access import EVERYTHING_READ, Grants, WrongAccess
from plut.office.identity import NOBODY, Account
from plut.surfaces.app import address
from plut.surfaces.web import closed, visits
from plut.surfaces.web.asking import SIGN_IN, SIGN_OUT
from plut.surfaces.web.refusals import Refused

Given = ParamSpec("Given")
WHO = Markup('<p class="plut-who">{}{}</p>')
OUT = Markup(' <a href="{}" target="_self">{}</a>')


class Closed(PermissionError):
    """Something else is open to the reader by now."""


def account() -> Account:
    """Who is signed in; nobody where reading needs no account."""
    return NOBODY if access.current() is None else visits.account(_token())


def grants() -> Grants:
    """What is open to who reads, asked anew in every run."""
    return _grants(_token())


def apart(part: Callable[Given, None], every: float | None = None) -> Callable[Given, None]:
    """A part of a page that is drawn again alone, with what it was given when its page was made. Where
    something else is open to the reader by then, the page is made anew instead. every: seconds after which
    it is drawn again by itself."""

    @functools.wraps(part)
    def alone(opened: Grants, *args: Given.args, **more: Given.kwargs) -> None:
        if not _holds(_token(), opened):
            st.rerun(scope="app")
        part(*args, **more)

    drawn = st.fragment(alone, run_every=every)
    return functools.wraps(part)(lambda *args, **more: drawn(grants(), *args, **more))


def held(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file that is asked for after its page was made, outside of any run: it raises Closed where
    something else is open to the reader by then."""
    token, opened = _token(), grants()

    def made() -> bytes:
        if not _holds(token, opened):
            raise Closed
        return make()

    return made


def _token() -> str | None:
    """By which the browser of this run is known."""
    return None if get_script_run_ctx() is None else st.context.headers.get(visits.VISIT)


def _grants(token: str | None) -> Grants:
    rules = access.current()
    return EVERYTHING_READ if rules is None else rules.grants(visits.account(token))


def _holds(token: str | None, opened: Grants) -> bool:
    """Whether what was open to a browser still is."""
    try:
        return _grants(token) == opened
    except WrongAccess:
        return False


def admit(language: str) -> None:
    """Stops the run with a sentence where nothing is open to who reads: the gate lets nobody in then, but a
    page that was opened before stays open in the browser."""
    try:
        rules = access.current()
    except WrongAccess:
        refuse(closed.to_everybody(language))
    if rules is not None and not rules.grants(account()).reads:
        refuse(closed.to_account(rules, account(), language, address.base_path()))


def refuse(refused: Refused) -> NoReturn:
    """Say why nothing is shown, with the way on, and show nothing."""
    st.info(formats.plain(refused.sentence))
    if refused.way:
        st.html(str(WHO.format("", OUT.format(*refused.way))))
    st.stop()


def say(reading: Reading) -> None:
    """Who is signed in, with the way out, and what is not shown; nothing where all is open to everybody."""
    say_who(reading.language, granted.told(reading.edition, reading.language))


def say_who(language: str, more: tuple[str, ...] = ()) -> None:
    """Who is signed in, with the way out, and more."""
    rules = access.current()
    if rules is None:
        return
    who, desk = account(), address.link("meja")
    told = [translate("Signed in as {name}.", language, name=who.name)] if who.is_signed_in else []
    told += more
    ways = ""
    if rules.identity.kind == "provider":
        way, label = (SIGN_OUT, "Sign out") if who.is_signed_in else (SIGN_IN, "Sign in")
        ways = OUT.format(address.link(way.removeprefix("/")), translate(label, language))
    elif who.is_signed_in and rules.identity.sign_out:
        ways = OUT.format(rules.identity.sign_out, translate("Sign out", language))
    if grants().looks:
        ways = OUT.format(desk, translate("The office's desk", language)) + ways
    if told or ways:
        st.html(str(WHO.format(" ".join(told), ways)))
