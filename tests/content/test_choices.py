"""A choice is what the address says of it; what the address says wrongly is told, never guessed."""

from dataclasses import dataclass, field

from plut.content.choices import ALL, choice, several, typed

OPTIONS = {ALL: "all", "11": "Aceh", "32": "Jawa Barat"}


@dataclass
class Address:
    codes: dict[str, str] = field(default_factory=dict)

    def code(self, key: str) -> str | None:
        return self.codes.get(key)


def test_the_address_chooses_and_nothing_else():
    made = choice(Address({"provinsi": "32"}), "provinsi", "Province", OPTIONS)
    assert (made.chosen, made.words, made.is_open, made.is_usual) == ("32", "Jawa Barat", False, False)
    usual = choice(Address(), "provinsi", "Province", OPTIONS)
    assert (usual.chosen, usual.words, usual.is_open, usual.is_usual) == (ALL, "all", True, True)


def test_a_code_that_is_no_option_shows_the_usual_one_and_is_named():
    made = choice(Address({"provinsi": "9" * 100}), "provinsi", "Province", OPTIONS)
    assert made.chosen == ALL and made.unknown == "9" * 40
    assert choice(Address({"provinsi": ""}), "provinsi", "Province", OPTIONS).unknown == ""


def test_several_keep_the_order_of_the_address_and_their_number():
    names = {"11": "Aceh", "32": "Jawa Barat"}
    made = several(Address({"tambah": "32~11~32~99"}), "tambah", "Add", names, found_by="frame/places_found")
    assert (made.codes, made.words, made.unknown) == (("32", "11"), "Jawa Barat, Aceh", "99")
    assert (
        several(Address({"tambah": "32~11"}), "tambah", "Add", OPTIONS, most=1, found_by="x").chosen == "32"
    )
    assert several(Address(), "tambah", "Add", OPTIONS, found_by="x").codes == ()


def test_a_typed_text_is_short():
    assert typed(Address({"periksa": "x" * 50}), "periksa", "Code", "7K3M").chosen == "x" * 20
