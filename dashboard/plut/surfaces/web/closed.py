"""Why somebody may read nothing, said by the gate and, where a page is open already, by the app."""

from plut.base.language import translate
from plut.office.access import Access
from plut.office.identity import Account
from plut.surfaces.web.asking import SIGN_IN, SIGN_OUT
from plut.surfaces.web.refusals import Refused


def to_everybody(language: str) -> Refused:
    """The rules cannot be followed."""
    sentence = "This installation is closed: its rules on who may read cannot be followed."
    return Refused(503, translate(sentence, language))


def to_account(rules: Access, account: Account, language: str) -> Refused:
    """Nothing is open to an account, or to who has not signed in; with the way on."""
    if account.is_signed_in:
        sentence = translate(
            "You are signed in as {name}, and nothing is open to that account here. Ask whoever runs this "
            "installation for a role.",
            language,
            name=account.name,
        )
        out = rules.identity.sign_out if rules.identity.kind == "proxy" else SIGN_OUT
        return Refused(403, sentence, way=(out, translate("Sign out", language)) if out else None)
    sentence = translate("Only those who have signed in can read here.", language)
    way = (SIGN_IN, translate("Sign in", language)) if rules.identity.kind == "provider" else None
    return Refused(401, sentence, way=way)
