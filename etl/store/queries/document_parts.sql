-- A document in parts of about so many characters: their passages and places. A figure weighs as some characters, as it
-- is sent with its mark and its link. None ends within a table, unless the table alone is heavier than a part.
with figures as (
    select passage_id, count(*) as n
    from mentions
    where document_id = $document
    group by passage_id
),
measured as (
    select p.ordinal, p.char_start, p.char_end, p.table_id, length(p.reading) + $weight * coalesce(f.n, 0) as weight
    from passages p
    left join figures f using (passage_id)
    where p.document_id = $document
),
summed as (
    select
        *,
        sum(weight) over (order by ordinal) as reached,
        lag(table_id) over (order by ordinal) as before,
        sum(weight) over (partition by table_id) <= $size as fits
    from measured
),
begun as (
    select
        *,
        max(if(table_id is not null and table_id is not distinct from before and fits, null, (reached - 1) // $size))
            over (order by ordinal) as n
    from summed
)
select
    cast(row_number() over (order by min(ordinal)) as integer) as part,
    min(ordinal) as first,
    max(ordinal) as last,
    min(char_start) as char_start,
    max(char_end) as char_end
from begun
group by n
order by part
