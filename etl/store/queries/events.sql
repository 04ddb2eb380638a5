-- What happened, in the order of time, all of it or what concerns some areas; `documents` is how many texts name it.
select
    e.event_id, e.kind, e.happened, e.ended, e.ko, e.en, e.note_ko, e.note_en, e.areas, e.source, e.url,
    cast(count(p.document_id) as integer) as documents
from events e
left join event_places p using (event_id)
where true
    and list_has_any(e.areas, $area)
group by all
order by e.happened, e.event_id
