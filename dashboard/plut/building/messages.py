"""What went wrong, in words: one sentence per code with cause and cure. English here, Indonesian in the catalogue."""

from plut.building.incoming.problems import Problem
from plut.language import translate

FILE_PROBLEMS = {
    "empty_file": "The file is empty. Export it again and check that it has rows.",
    "no_rows": "The file has a header but no rows below it. Export it again with its rows.",
    "html_page": "This is a web page saved under another name, often the login or error page of the application. "
    "Log in, export the data again and save that file.",
    "not_text": "This is no table that can be read (CSV, XLSX, Parquet or JSON). "
    "Open it in a spreadsheet and save it as CSV UTF-8 or XLSX.",
    "not_utf8": "The text is not UTF-8. In the spreadsheet choose Save as, CSV UTF-8.",
    "not_a_workbook": "The workbook is damaged or locked with a password. Open it, remove the password and save it again as XLSX.",
    "sheet_too_long": "The sheet has {detail} rows; XLSX is read up to 100,000. Save it as CSV UTF-8, which has no limit.",
    "broken_json": "The JSON is cut off or damaged. Export it again.",
    "broken_file": "The file is damaged. Export it again.",
    "unknown_header": "No column is known. Found: {detail}. The first row must hold the column names, "
    "for centres centre_id (ID pusat), name (Nama pusat), level (Tingkat) and so on, for consultants consultant_id (ID konsultan) and so on.",
    "lacks_columns_centres": "This looks like a list of centres, but these columns are missing: {detail}. Add them and try again.",
    "lacks_columns_consultants": "This looks like a list of consultants, but these columns are missing: {detail}. Add them and try again.",
}

ROW_PROBLEMS = {
    "ragged": "The row has more cells than the header. Put quotation marks around texts that contain the separator.",
    "missing_value": "{column} is empty. Fill it in.",
    "personal_id": "{column} looks like an identity number, an e-mail address or a phone number. Use a code instead.",
    "unknown_level": "{column} “{value}” is not known. Write province or regency.",
    "unknown_province": "{column} “{value}” is no Kemendagri code of a province. It has two digits, for example 32 for Jawa Barat.",
    "unknown_regency": "{column} “{value}” is no Kemendagri code of a regency or city. It has four digits, for example 3204 for "
    "Kabupaten Bandung. Codes of BPS differ.",
    "ambiguous_name": "{column} “{value}” may mean {detail}. Write the code or the full name.",
    "other_province": "{column} {value} lies in {detail}, another province than the province code says. Correct one of the two.",
    "code_name_mismatch": "{column} {value} is {first} (Kemendagri); the file says {second}. Codes of BPS? Use those of Kemendagri.",
    "bad_date": "{column} “{value}” is no date. Write it like 2024-10-09 or 09/10/2024.",
    "opened_after_as_of": "{column} {value} lies after the date of the data, {detail}. Correct one of the two.",
    "unknown_term": "{column} “{value}” is not known. Choose one of: {detail}.",
    "bad_number": "{column} “{value}” is no number. Write it like {detail}.",
    "half_point": "{column} is empty but its partner is filled in. Give both longitude and latitude, or neither.",
    "exchanged": "Longitude {value} and latitude {detail} are exchanged. Longitude in Indonesia lies between 94 and 142.",
    "outside_country": "The point {value} (longitude, latitude) does not lie in Indonesia. Correct it or leave it empty.",
    "far_from_region": "The point lies {value} km from {detail}, the region of the code. Correct the point or the code.",
    "duplicate_id": "{column} “{value}” stands already in {first}, row {second}. Keep one of the two.",
    "ends_before_start": "{column} {value} lies before the first day, {detail}. Correct one of the two.",
    "unknown_centre": "{column} “{value}” is no centre of the dashboard or of your centre file. Load the centre first or correct the id.",
    "file_refused": "The whole file is refused: {value} of {detail} rows name or place another region than their code. "
    "Its codes may be those of BPS; use those of Kemendagri.",
}


def file_problem(problem: Problem, language: str) -> str:
    """The sentence for a file that cannot be used."""
    return translate(FILE_PROBLEMS[problem.code], language, detail=problem.detail)


def row_problem(problem: dict[str, str], language: str) -> str:
    """The sentence for a rejected row, from `code`, `column`, `value` and `detail`."""
    first, _, second = problem["detail"].partition("|")
    return translate(
        ROW_PROBLEMS[problem["code"]],
        language,
        column=problem["column"],
        value=problem["value"],
        detail=problem["detail"],
        first=first,
        second=second,
    )
