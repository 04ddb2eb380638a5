-- Some of the figures that a person is asked about, as a list tells them, in the order of the texts; nothing that
-- needs the whole text of a document, which would be read anew for each of them.
with asked as (
    select m.mention_id, m.document_id, m.char_start, m.reading, m.status, m.sentence
    from (select unnest($mentions) as mention_id) named
    join mentions m using (mention_id)
),
could as (
    select r.mention_id, list(r.indicator_id order by r.rank) as readings
    from asked a join readings r using (mention_id)
    group by r.mention_id
)
select a.mention_id, a.reading, a.status, coalesce(c.readings, []) as readings, a.sentence
from asked a
left join could c using (mention_id)
order by a.document_id, a.char_start
