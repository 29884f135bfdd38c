"""Why somebody may read nothing, or has not signed in: said by the gate, and by the app where a page is open
already. base_path: below which the product is served."""

from plut.base.language import translate
from plut.office.access import Access
from plut.office.identity import Account
from plut.surfaces.web.asking import SIGN_IN, SIGN_OUT
from plut.surfaces.web.refusals import Refused


def to_everybody(language: str) -> Refused:
    """The rules cannot be followed."""
    sentence = translate(
        "This installation is closed: its rules on who may read cannot be followed.", language
    )
    return Refused(503, sentence)


def to_account(rules: Access, account: Account, language: str, base_path: str) -> Refused:
    """Nothing is open to an account, or to who has not signed in."""
    is_provider = rules.identity.kind == "provider"
    if not account.is_signed_in:
        sentence = translate("Only those who have signed in can read here.", language)
        return Refused(401, sentence, way=way_in(language, base_path) if is_provider else None)
    sentence = translate(
        "You are signed in as {name}, and nothing is open to that account here. Ask whoever runs this "
        "installation for a role.",
        language,
        name=account.name,
    )
    out = f"{base_path}{SIGN_OUT}" if is_provider else rules.identity.sign_out
    return Refused(403, sentence, way=(out, translate("Sign out", language)) if out else None)


def after_trying(language: str, base_path: str) -> Refused:
    """Somebody comes back from the provider and is not signed in."""
    sentence = translate("Signing in did not succeed. Try again.", language)
    return Refused(403, sentence, way=way_in(language, base_path))


def way_in(language: str, base_path: str) -> tuple[str, str]:
    """Where one signs in, and what that is called."""
    spoken = "?lang=en" if language == "en" else ""
    return f"{base_path}{SIGN_IN}{spoken}", translate("Sign in", language)
