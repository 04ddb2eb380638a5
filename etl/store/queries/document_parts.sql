-- A document in parts of about so many characters, none of which ends within a table: their passages and places.
with measured as (
    select
        ordinal, char_start, char_end, table_id,
        sum(length(reading)) over (order by ordinal) as reached,
        lag(table_id) over (order by ordinal) as before
    from passages
    where document_id = $document
),
begun as (
    select *, max(if(table_id is not null and table_id is not distinct from before, null, (reached - 1) // $size))
        over (order by ordinal) as n
    from measured
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
