-- The works that a document cites for a mention; work_id null: the marker has no text in it.
select c.marker, c.char_start as marker_start, c.char_end as marker_end, c.rule, w.* exclude (marker)
from citations c
left join works w using (work_id)
where c.mention_id = $mention
order by c.char_start, c.work_id
