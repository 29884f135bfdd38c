-- True where a state says that it was called off, failed, refused or ended early, in any form of the verb:
-- batal, dibatalkan, pembatalan; putus, diputus, pemutusan; tolak, menolak, penolakan; tutup, penutupan.
create macro is_called_off(printed) as
regexp_matches(
    words_of(printed),
    'batal|gagal|putus|mutus|tolak|nolak|henti|cabut|tutup|nutup|gugur|ulang|wanprestasi|undur'
    || '|kadaluwarsa|kedaluwarsa|hapus|cancel|reject|fail|expire|terminat|abort|void|withdraw|delete'
);
