-- Which rows of a table stand in a stretch of the text, and the rows of heads that are nearest above them. A label over
-- several rows stands where the first of them does, so a row is where its last cell is.
with rows as (
    select
        row_index,
        max(char_start) as place,
        bool_or(role = 'column_label') and not bool_or(role = 'data') as is_head
    from cells
    where table_id = $table
    group by row_index
),
own as (
    select min(row_index) as first, max(row_index) as last
    from rows
    where ($start is null or place >= $start) and ($end is null or place < $end)
),
above as (
    select row_index, row_index + row_number() over (order by row_index desc) as block
    from rows, own
    where is_head and row_index < first
),
heads as (
    select min(row_index) as first, max(row_index) as last
    from above
    where block = (select max_by(block, row_index) from above)
)
select own.first, own.last, heads.first as first_head, heads.last as last_head, (select count(*) from rows) as rows
from own, heads
