-- What a cell for a code names in words, without the code that may stand before or behind it: "Kab. Bandung",
-- "3204 Kab. Bandung" and "Kab. Bandung (3204)" are "Kab. Bandung".
create macro region_in_words(printed) as
regexp_replace(printed, '^\s*\d[\d.]*\s*[-–:]?\s*|\s*[-–:]?\s*\(?\d[\d.]*\)?\s*$', '', 'g');
