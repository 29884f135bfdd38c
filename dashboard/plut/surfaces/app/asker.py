"""Who reads the app at this moment, and what that opens."""

from typing import NoReturn

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

WHO = Markup('<p class="plut-who">{}{}</p>')
OUT = Markup(' <a href="{}" target="_self">{}</a>')


def account() -> Account:
    """Who is signed in; nobody where reading needs no account."""
    if access.current() is None or get_script_run_ctx() is None:
        return NOBODY
    return visits.account(st.context.headers.get(visits.TOKEN))


def grants() -> Grants:
    """What is open to who reads, asked anew in every run."""
    rules = access.current()
    return EVERYTHING_READ if rules is None else rules.grants(account())


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
    rules = access.current()
    if rules is None:
        return
    who, language = account(), reading.language
    told = [translate("Signed in as {name}.", language, name=who.name)] if who.is_signed_in else []
    told += granted.told(reading.edition, language)
    ways = ""
    if rules.identity.kind == "provider":
        way, label = (SIGN_OUT, "Sign out") if who.is_signed_in else (SIGN_IN, "Sign in")
        ways = OUT.format(address.link(way.removeprefix("/")), translate(label, language))
    elif who.is_signed_in and rules.identity.sign_out:
        ways = OUT.format(rules.identity.sign_out, translate("Sign out", language))
    if told or ways:
        st.html(str(WHO.format(" ".join(told), ways)))
