"""Records of check codes as earlier versions wrote them, read as records of today.

Version 1 kept the parameters of the functions that drew a picture, not its address. Who renames a picture, or
changes what a record holds, adds a step here: a code that was printed once is answered for good.
"""

from collections.abc import Callable, Mapping
from typing import Any

from plut.warehouse import former_names

PICTURES: dict[str, str] = {}  # code of a picture then -> its code today

Told = Callable[[Any], str]


def of_today(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a record file in the form of today. Raises KeyError for a picture or a version that is
    not known."""
    today = dict(content)
    if "version" not in today:
        today = _of_version_1(today)
    today["picture"] = PICTURES.get(today["picture"], today["picture"])
    today["query"] = former_names.today(today["query"])
    return today


def _of_version_1(content: dict[str, Any]) -> dict[str, Any]:
    choices = content.pop("choices")
    return content | {"version": 2, "address": _address(content["picture"], choices)}


def _address(picture: str, choices: Mapping[str, Any]) -> dict[str, str]:
    """The address of a picture by the parameters that version 1 kept; what was not chosen is left out."""
    steps = FIELDS[picture]
    codes = {
        key: told(choices[field])
        for field, (key, told) in steps.items()
        if choices.get(field) is not None and choices[field] != ""
    }
    if picture == "peringkat":
        return (
            codes
            | {"bobot": "sendiri"}
            | {key: str(value) for key, value in choices.items() if key[:2] == "b_"}
        )
    if picture in ("peta", "peta-simulasi"):
        codes["warna"] = f"{choices['measure']}.{choices['color']}"
        if "provinsi" in codes:
            del codes["batas"]  # a province was always drawn with its regencies
    return codes


def _year(day: str) -> str:
    return day[:4]


def _among(names: Mapping[str, str]) -> Told:
    return lambda value: names[value]


_EVIDENCE = _among({"documented": "AB", "A": "A"})
_AREAS = _among({"regency": "kabkota", "province": "provinsi"})
_DENOMINATORS = _among({"budget": "anggaran", "obligation": "kewajiban", "provider": "penyedia"})
_CATEGORIES = _among(
    {
        "province_centre": "provinsi",
        "regency_centre": "kabkota",
        "province_government": "pemprov",
        "regency_government": "pemkab",
    }
)

_MAP: dict[str, tuple[str, Told]] = {
    "level": ("batas", str),
    "province": ("provinsi", str),
    "centre_level": ("tingkat", str),
    "status": ("status", str),
    "evidence": ("bukti", str),
    "until_year": ("tahun", str),
    "place": ("wilayah", str),
}
_REACH: dict[str, tuple[str, Told]] = {"radius": ("radius", str), "evidence": ("mutu", _EVIDENCE)}
_YEAR: dict[str, tuple[str, Told]] = {"year": ("tahun", str)}
_WHOSE = _YEAR | {"kind": ("kelompok", str), "institution": ("lembaga", str)}
_OVER: dict[str, tuple[str, Told]] = {"denominator": ("pembagi", _DENOMINATORS)}
_COHORT: dict[str, tuple[str, Told]] = {
    "scheme": ("skema", str),
    "days": ("jendela", str),
    "from_date": ("kohort", _year),
    "province_code": ("provinsi", str),
    "centre_id": ("pusat", str),
}
_AREA: dict[str, tuple[str, Told]] = {"region": ("kode", str)}
_PLAIN = (
    "jumlah",
    "satu-nilai",
    "bagian",
    "sehati",
    "jumlah-sertifikat",
    "halal",
    "pemenang",
    "konsultan",
    "terbit",
)

# picture -> parameter then -> key of the address, and how its code is said
FIELDS: dict[str, dict[str, tuple[str, Told]]] = {
    **{picture: {} for picture in _PLAIN},
    **dict.fromkeys(("peta", "peta-simulasi"), _MAP),
    **dict.fromkeys(("posisi", "posisi-simulasi"), _AREA),
    "jangkauan": _REACH | {"level": ("daerah", _AREAS)},
    "jangkauan-simulasi": {"radius": ("radius", str), "level": ("daerah", _AREAS)},
    "berikutnya": _REACH | {"count": ("tambahan", str)},
    "bidang": {"day": ("per", str), "province": ("provinsi", str)},
    "akses": {"day": ("per", str)},
    # each kept all choices of its page: those that never turned it are left out
    "tahap": _WHOSE | _OVER,
    "laju": _WHOSE,
    "selisih": _YEAR,
    "peta-belanja": _YEAR | _OVER,
    "peringkat": {"category": ("kategori", _CATEGORIES), "blind": ("buta", str)},
    **dict.fromkeys(("corong", "kurva", "kohort", "jalan"), _COHORT),
}
