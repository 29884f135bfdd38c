"""What went wrong, in words: one sentence per code with cause and cure. English here, Indonesian in the
catalogue."""

from plut.base.language import mark, translate
from plut.base.measures import word
from plut.building.incoming import terms
from plut.building.incoming.columns import plain
from plut.building.incoming.datasets import DATASETS
from plut.building.incoming.problems import Problem
from plut.building.stops import Stopped

FILE_PROBLEMS = {
    "empty_file": mark("The file is empty. Export it again and check that it has rows."),
    "no_rows": mark("The file has a header but no rows below it. Export it again with its rows."),
    "html_page": mark(
        "This is a web page without a table, saved under another name, often the login or error page of the "
        "application. Log in, export the data again and save that file."
    ),
    "page_too_large": mark(
        "This is a web table under another name, of more than 64 MB or one that needs more memory or time "
        "than is allowed. Open it in a spreadsheet and save it as CSV UTF-8 or XLSX."
    ),
    "api_error": mark(
        "This is the answer of a service that gave no rows: “{detail}”. Renew the access or correct the "
        "request, then load the answer that holds the rows."
    ),
    "archive": mark("This is an archive (ZIP, RAR, 7Z or GZ). Unpack it and load the files in it."),
    "document": mark(
        "This is a text document, not a table. Copy its table into a spreadsheet and save that as XLSX, or "
        "export the data again as CSV or XLSX."
    ),
    "pdf": mark("This is a PDF, not a table. Export the data from the application as CSV, XLSX or JSON."),
    "picture": mark(
        "This is a picture, not a table. Export the data from the application as CSV, XLSX or JSON."
    ),
    "hidden_sheets": mark(
        "All sheets with rows are hidden ({detail}); hidden sheets are not read. Show the sheet of the "
        "data and save the workbook again."
    ),
    "one_column": mark(
        "All columns are in column A. In the spreadsheet, split them with Data, Text to Columns at the mark "
        "“{detail}” and save as XLSX, or load the CSV file itself."
    ),
    "not_needed": mark("This is {what}. The dashboard does not use it: leave it out. Do not rename columns."),
    "use_instead": mark(
        "This is {what}, which the dashboard does not use. Export “{instead}” instead; do not rename columns."
    ),
    "not_text": mark(
        "This is not a table that can be read (CSV, XLSX, Parquet or JSON). Open it in a spreadsheet and "
        "save it as CSV UTF-8 or XLSX."
    ),
    "not_utf8": mark("The text is not UTF-8. In the spreadsheet choose Save as, CSV UTF-8."),
    "not_a_workbook": mark(
        "The workbook is damaged or locked with a password. Open it, remove the password and save it again "
        "as XLSX."
    ),
    "workbook_too_large": mark(
        "This workbook needs more memory or time than is allowed. Save the sheet with the data alone as CSV "
        "UTF-8."
    ),
    "check_too_large": mark(
        "The check needed more memory or time than is allowed. Split the file, or put it into the folder of "
        "incoming files and build: a build may use more."
    ),
    "check_no_space": mark(
        "The disk is full: the check could not be finished. Make room on it, then check the file again."
    ),
    "check_failed": mark(
        "The check ended before its end through a fault of the dashboard, not of the file. Tell whoever runs "
        "it: the log names the place."
    ),
    "sheet_too_long": mark(
        "The sheet has {detail} rows; XLSX is read up to 100,000. Save it as CSV UTF-8, which has no limit."
    ),
    "broken_quotes": mark(
        "A quotation mark that opens in or after this row is never closed. Close it, or save the sheet "
        "again as CSV UTF-8."
    ),
    "unreadable_file": mark(
        "The file cannot be opened. Close it in other programs and allow this computer to read it."
    ),
    "broken_json": mark("The JSON is cut off or damaged. Export it again."),
    "broken_file": mark("The file is damaged. Export it again."),
    "unknown_header": mark(
        "This is none of the files that are read here. Its columns are: {detail}. If the column names come "
        "after the first 20 rows, delete what is above them. For your own lists, use the templates on the "
        "page Data and method. From the procurement portals, these are read: RUP-PaketPenyedia-Terumumkan, "
        "RUP-StrukturAnggaranPD, SPSE-TenderSelesaiNilai, SPSE-NonTenderSelesai, the e-contracts, "
        "SPSE-PencatatanNonTender, E-Purchasing and Toko Daring."
    ),
    "lacks_columns_centres": mark(
        "This may be a list of centres, but these columns are missing: {detail}. If it is one, add them "
        "and try again."
    ),
    "lacks_columns_consultants": mark(
        "This may be a list of consultants, but these columns are missing: {detail}. If it is one, add "
        "them and try again."
    ),
    "lacks_columns_travel_times": mark(
        "This may be a list of travel times, but these columns are missing: {detail}. If it is one, add "
        "them and try again."
    ),
    "lacks_columns_certification_applications": mark(
        "This may be a list of certification applications, but these columns are missing: {detail}. If it is "
        "one, add them and try again."
    ),
    "lacks_columns_corrections": mark(
        "This may be a list of corrections, but these columns are missing: {detail}. If it is one, add "
        "them and try again."
    ),
    "lacks_columns_of_export": mark(
        "This may be the official export “{name}”, but these columns are missing: {detail}. If it is that "
        "export, export it again with all its columns under their official names. If it is another file, "
        "leave it out: renamed columns would be counted as something they are not."
    ),
}

ROW_PROBLEMS = {
    "ragged": mark(
        "The row has more cells than the header. Put quotation marks around texts that contain the separator."
    ),
    "missing_value": mark("{column} is empty. Fill it in."),
    "still_example": mark(
        "This row was made from the example of the template, and {column} still says CONTOH. Write the id or "
        "code of the row there, or delete the row."
    ),
    "personal_id": mark(
        "{column} looks like an identity number, an e-mail address or a phone number. Use a code instead."
    ),
    "damaged_id": mark(
        "{column} “{value}” has lost digits: a spreadsheet has turned the id into a number. Take the file "
        "as it was exported, format the column as text before it is opened, and save it again."
    ),
    "institution_mismatch": mark(
        "{column} {value} is {first} in most rows; this row says {second}. Correct the code or the name."
    ),
    "unknown_level": mark("{column} “{value}” is not known. Write province or regency."),
    "unknown_province": mark(
        "{column} “{value}” is neither a Kemendagri code of a province nor its name. The code has two "
        "digits, for example 32 for Jawa Barat."
    ),
    "unknown_regency": mark(
        "{column} “{value}” is neither a Kemendagri code of a regency or city nor its full name. The code "
        "has four digits, for example 3204 for Kabupaten Bandung. BPS codes differ."
    ),
    "ambiguous_name": mark("{column} “{value}” may mean {detail}. Write the code or the full name."),
    "other_province": mark(
        "{column} {value} lies in {detail}, not in the province of the province code. Correct one of the two."
    ),
    "code_name_mismatch": mark(
        "{column} {value} is {first}; the file says {second}. Correct one of the two. Where many rows say "
        "so, the codes may be those of BPS: use those of Kemendagri."
    ),
    "unknown_name": mark(
        "{column} “{value}” is not a region that we know. Correct the spelling, or leave it empty: the code "
        "is enough."
    ),
    "bad_date": mark(
        "{column} “{value}” is not a date. Write it like 2024-10-09, 09/10/2024 (day first) or 9 Oktober "
        "2024."
    ),
    "undecided_date": mark(
        "{column} “{value}” may begin with the day or with the month: the file writes dates in both ways. "
        "Write all dates of the column like 2024-10-09."
    ),
    "undecided_number": mark(
        "{column} “{value}” may be a fraction or thousands. Write it without marks between thousands, for "
        "example 1500 or 1.5."
    ),
    "undecided_amount": mark(
        "{column} “{value}” cannot be read: in some rows of the column a comma stands before the decimals, "
        "in others a point. Write all its amounts as plain rupiah, for example 1500000."
    ),
    "opened_after_as_of": mark(
        "{column} {value} lies after the date of the data, {detail}. Correct one of the two."
    ),
    "unknown_term": mark("{column} “{value}” is not known. Choose one of: {detail}."),
    "bad_number": mark("{column} “{value}” is not a number. Write it like {detail}."),
    "bad_minutes": mark(
        "{column} “{value}” is not a travel time. Write minutes from 0 to 2880 as a number, for example 95."
    ),
    "repeated_pair": mark(
        "The travel time of {value} is already in {first}, row {second}. Keep one of the two."
    ),
    "half_point": mark(
        "{column} is empty but its counterpart is filled in. Give both longitude and latitude, or neither."
    ),
    "exchanged": mark(
        "Longitude {value} and latitude {detail} are swapped. Longitude in Indonesia lies between 94 and 142."
    ),
    "outside_country": mark(
        "The point {value} (longitude, latitude) does not lie in Indonesia. Correct it or leave it empty."
    ),
    "far_from_region": mark(
        "The point lies {value} km from {detail}, the region of the code. Correct the point or the code."
    ),
    "duplicate_id": mark("{column} “{value}” is already in {first}, row {second}. Keep one of the two."),
    "ends_before_start": mark(
        "{column} {value} lies before the first day, {detail}. Correct one of the two."
    ),
    "after_as_of": mark(
        "{column} {value} lies after the date of the data, {detail}: nothing is known of that day. Correct "
        "one of the two."
    ),
    "in_the_future": mark("{column} {value} lies in the future. Write the day on which the data were taken."),
    "correction_to_come": mark("{column} {value} lies in the future. Write the day of the correction."),
    "repeated_correction": mark(
        "“{value}” has this sentence of that day already in {first}, row {second}. Keep one of the two."
    ),
    "unknown_query": mark(
        "{column} “{value}” is not a question of this dashboard. Write it as it stands in the foot of the "
        "picture, for example consultants/national."
    ),
    "too_long": mark("{column} has {value} letters; {detail} is the most. Say it in fewer words."),
    "personal_text": mark(
        "{column} holds what looks like an identity number, an e-mail address or a phone number. Leave it "
        "out: everybody reads this sentence."
    ),
    "two_outcomes": mark(
        "The application was issued on {value} and rejected on {detail}. Keep the outcome that is right."
    ),
    "unknown_centre": mark(
        "{column} “{value}” is not a centre in this dashboard or in your centre file. Load the centre first, "
        "or correct the id or name."
    ),
    "bad_year": mark("{column} “{value}” is not a fiscal year. Write it like 2025."),
    "year_to_come": mark(
        "{column} {value} lies ahead of {detail}, the last year that can be planned. Correct the year."
    ),
    "bad_amount": mark(
        "{column} “{value}” is not an amount that can be read with certainty. Write plain rupiah, for "
        "example 1500000 or 1500000.50."
    ),
    "negative_amount": mark(
        "{column} {value} is negative. Load the record with its own amount, not the correction."
    ),
    "absurd_amount": mark(
        "{column} {value} is more than the whole state can spend on one row. Check the unit: plain rupiah."
    ),
    "disagree": mark(
        "Record “{value}” is also in {first}, row {second}, with other values, and no date says which is "
        "newer. Delete the row that no longer holds, or give each the day on which it was drawn, in a column "
        "tgl_penarikan."
    ),
    "file_refused": mark(
        "The whole file is refused: in {value} of {detail} rows the name or place is not that of the code. "
        "The codes may be those of BPS; use those of Kemendagri."
    ),
}

# What is wrong with a row that is kept all the same.
ROW_REMARKS = {
    "out_of_order": mark(
        "{column} {value} lies before an earlier step, {detail}. The row is kept; correct one of the two."
    ),
    "unknown_reason": mark("{column} “{value}” is not known and counts as “other”. Choose one of: {detail}."),
    "reason_without_date": mark(
        "{column} “{value}” is given, but no day of rejection: the application counts as open. Fill in the "
        "day or leave the reason empty."
    ),
}

# Why a build stopped; the edition that is served stays in each case.
STOPS = {
    "another_build": mark("Another build is running in {file}. Wait until it has ended, then build again."),
    "no_space": mark(
        "The build stopped; the present edition stays in service: {file} could not be written because the "
        "disk is full ({reason}). Free some space, then build again."
    ),
    "other_content": mark(
        "The build stopped; the present edition stays in service: an edition of the same name ({file}) holds "
        "other rows. The same inputs must give the same edition; please report this fault."
    ),
    "withdrawn": mark(
        "The build gave edition {file}, which its office has taken back: it is not served again by a build. "
        "The present edition stays in service. Change the files, or publish it again with python "
        "dashboard/office.py publish {file}."
    ),
    "hung": mark(
        "The build stopped; the present edition stays in service: reading {file} did not go on for {reason} "
        "seconds, twice. Take the file out of the folder or export it again, then build again."
    ),
    "workers_lost": mark(
        "The build stopped; the present edition stays in service: the process that worked on {file} ended "
        "three times. Most often it has too little memory: give it more, or use fewer workers on a machine."
    ),
    "workers_gone": mark(
        "The build stopped; the present edition stays in service: no workers answer at {file} ({reason}). "
        "Start the scheduler and its workers, or build without --workers."
    ),
    "other_code": mark(
        "The build stopped; the present edition stays in service: the workers on {file} run other code or "
        "other versions than this build. Give them the same and start them again."
    ),
    "unseen_folder": mark(
        "The build stopped; the present edition stays in service: a worker does not see the folder {file}. "
        "All workers need the folders of the editions and of the files under the same paths."
    ),
    "broken_parts": mark(
        "The build stopped; the present edition stays in service: what the workers write to {file} is "
        "damaged again and again. Check that disk."
    ),
    "no_distributed": mark(
        "The build stopped; the present edition stays in service: --workers needs {file} ({reason}). Install "
        "it with python -m pip install -r {file}, or build without --workers."
    ),
    "other": mark("The build stopped; the present edition stays in service: {reason}"),
}


def stop(stopped: Stopped, language: str) -> str:
    """The sentence for a build that ended before its end."""
    return translate(STOPS[stopped.code], language, file=stopped.file, reason=stopped.reason)


def file_problem(problem: Problem, language: str) -> str:
    """The sentence for a file that cannot be used."""
    code, _, name = problem.code.partition("|")
    is_lack = code.startswith("lacks_columns") and not name  # of an export the official names are told
    return translate(
        FILE_PROBLEMS[code],
        language,
        detail=_labels(problem.detail, language) if is_lack else problem.detail,
        name=word("dataset", name, language),
        what=word("stranger", name, language),
        instead=word("dataset", problem.detail, language),
    )


def _labels(names: str, language: str) -> str:
    """Columns as the templates call them; those of older editions are in words already."""
    return ", ".join(_label(name, language) for name in names.split(", "))


def row_problem(problem: dict[str, str], language: str) -> str:
    """The sentence for a rejected row, or one kept with a remark, from `code`, `column`, `value`, `detail`
    and, where it is known, `heading`: what the file calls the column."""
    sentence = (ROW_PROBLEMS | ROW_REMARKS)[problem["code"]]
    first, _, second = problem["detail"].partition("|")
    detail = problem["detail"]
    if language == "id" and problem["code"] in (
        "unknown_term",
        "unknown_reason",
    ):  # the words of the templates
        detail = "; ".join(terms.offered(problem["column"])) or detail
    values = {"value": problem["value"], "detail": detail, "first": first, "second": second}
    column = _label(problem["column"], language, problem.get("heading", ""))
    return translate(sentence, language, column=column, **values)


def _label(name: str, language: str, heading: str = "") -> str:
    """A column as the templates call it, with what its own file calls it in brackets where that is another
    word."""
    columns = (column for dataset in DATASETS for column in dataset.columns if column.name == name)
    column = next(columns, None)
    label = str(getattr(column, f"label_{language}")) if column else name
    return f"{label} ({heading})" if heading and plain(heading) != plain(label) else label
