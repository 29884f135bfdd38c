-- How far an order of an online shop got: verified by its office and confirmed by the shop; what is not known
-- does not count.
create macro shop_state(verified, confirmed) as
case
    when
        regexp_full_match(
            words_of(verified),
            'verified|terverifikasi|diverifikasi|sudah diverifikasi|telah diverifikasi'
        )
        and regexp_full_match(
            words_of(confirmed),
            'selesai|completed|transaksi selesai|pesanan selesai|telah selesai|'
            || 'sudah selesai'
        )
        then 'realised'
    when is_called_off(verified) or is_called_off(confirmed) then 'cancelled'
    when
        regexp_full_match(
            coalesce(words_of(verified), ''),
            '|verified|terverifikasi|diverifikasi|sudah diverifikasi|telah diverifikasi|'
            || 'unverified|not verified|belum diverifikasi|belum terverifikasi|'
            || 'tidak terverifikasi|pending'
        )
        and regexp_full_match(
            coalesce(words_of(confirmed), ''),
            '|proses|diproses|sedang diproses|dalam proses|menunggu|menunggu konfirmasi|'
            || 'pending|baru|dibayar|dikirim|dalam pengiriman|belum selesai|selesai|completed'
        )
        then 'not_verified'
    else 'unknown_excluded'
end;
