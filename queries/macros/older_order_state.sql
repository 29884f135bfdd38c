-- How far a package of the e-catalogue before version 6 got, by the step of its work flow; what is not known
-- does not count.
create macro older_order_state(printed) as
case
    when words_of(printed) = 'paket selesai' then 'realised'
    when
        regexp_full_match(
            words_of(printed),
            'proses kontrak ppk|melakukan pengiriman dan penerimaan|proses adendum kontrak|'
            || 'verifikasi penyelesaian paket'
        )
        then 'contracted'
    when
        regexp_full_match(
            words_of(printed),
            'memproses paket|proses negosiasi|persetujuan panitia|persetujuan penyedia|'
            || 'mengirimkan ke ppk|review paket|paket baru|draf|draft'
        )
        then 'draft'
    when is_called_off(printed) then 'cancelled'
    else 'unknown_excluded'
end;
