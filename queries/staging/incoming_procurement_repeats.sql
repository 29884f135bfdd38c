-- Rows of official exports whose record stands in several rows: which one counts, which are merged, which
-- cannot be told apart.
--
-- The row that was drawn last counts. Of rows drawn at the same time the last state counts: they are the
-- history of their record, told apart by the time of each state, else by how far it is on its way, and a
-- blank state is none. Where one of the rows does not say when it was drawn, nobody knows which of them is
-- newer, and only their states are looked at. Rows that are alike in all this are one where they agree and
-- all rejected where they differ.
--
-- grain:   file, row
-- columns: file         varchar
--          row          bigint
--          fate         varchar   'counts', 'repeat', 'older_extract', 'earlier_state' or 'disagree'
--          first_file   varchar   another row of the same record
--          first_row    bigint
-- data:    procurement
with suspected as (
    -- of millions of keys hardly one comes twice: their hashes, which are counted at a fraction of the time,
    -- say which may
    select hash(dataset, record_key, version) as sign
    from staging.incoming_procurement_judged
    where problem is null and record_key is not null
    group by sign
    having count(*) > 1
),

candidates as (
    select judged.*
    from staging.incoming_procurement_judged as judged
    semi join suspected on hash(judged.dataset, judged.record_key, judged.version) = suspected.sign
    where judged.problem is null and judged.record_key is not null
),

repeated as (
    select
        dataset,
        record_key,
        version
    from candidates
    group by all
    having count(*) > 1
),

standing as (
    select
        judged.dataset,
        judged.record_key,
        judged.version,
        judged.file,
        judged.row,
        hash(
            judged.kd_klpd, judged.year, judged.amount_idr, judged.umk_idr, judged.state, judged.event_day,
            judged.finished_month, judged.supplier_code, judged.channel
        ) as content,
        case
            when count(*) over record = count(judged.drawn_at) over record then judged.drawn_at
            else '1970-01-01'::timestamp
        end as drawn_at,
        coalesce(judged.changed_at, '1970-01-01'::timestamp) as changed_at,
        judged.has_state,
        case
            when judged.state in ('draft', 'not_verified') then 1
            when judged.state = 'contracted' then 2
            else 3 -- the ends of the way, of which none follows another
        end as progress
    from candidates as judged
    inner join repeated using (dataset, record_key, version)
    window record as (partition by judged.dataset, judged.record_key, judged.version)
),

ranked as (
    select
        *,
        max(drawn_at) over (partition by dataset, record_key, version) as newest_at,
        dense_rank() over (
            partition by dataset, record_key, version
            order by drawn_at desc, changed_at desc, has_state desc, progress desc
        ) as place
    from standing
),

compared as (
    select
        *,
        min(content) filter (where place = 1) over record
        <> max(content) filter (where place = 1) over record as is_disputed,
        row_number()
            over (partition by dataset, record_key, version order by place asc, file asc, row asc)
            as nth
    from ranked
    window record as (partition by dataset, record_key, version)
)

select
    this.file,
    this.row,
    case
        when this.drawn_at < this.newest_at then 'older_extract'
        when this.place > 1 then 'earlier_state'
        when this.is_disputed then 'disagree'
        when this.nth = 1 then 'counts'
        else 'repeat'
    end as fate,
    other.file as first_file,
    other.row as first_row
from compared as this
inner join compared as other
    on
        this.dataset = other.dataset
        and this.record_key = other.record_key
        and this.version = other.version
        and other.nth = if(this.nth = 1, 2, 1)
order by this.file, this.row
