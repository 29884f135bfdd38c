"""Who asks: an account, as an OpenID provider or a trusted proxy tells it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """Who is signed in; nobody without a name. groups: as the provider or the proxy names them."""

    name: str = ""
    groups: frozenset[str] = frozenset()

    @property
    def is_signed_in(self) -> bool:
        return bool(self.name)


NOBODY = Account()
