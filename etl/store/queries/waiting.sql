-- Mentions that wait for a person, with the nearest indicators. The limit tells the planner how few they are.
with asked as (
    select m.*, w.place
    from (
        select rowid as place, mention_row
        from waiting_rows
        where rowid >= $first and ($limit is null or rowid < $first + $limit)
    ) w
    join mentions m on m.rowid = w.mention_row
    order by w.place
    limit $limit
)
select a.* exclude (place), d.label_ko, d.label_en
from asked a
join documents d using (document_id)
order by a.place
