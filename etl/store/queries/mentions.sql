-- The mentions of a document, or of a stretch of it, in the order of the text, with what became of each.
-- The id of a mention begins with that of its document.
select
    m.*,
    o.observation_id,
    o.indicator_id,
    o.status as figure_status,
    i.family,
    i.ko as indicator_ko,
    i.en as indicator_en
from mentions m
left join (
    select mention_id, observation_id, indicator_id, status
    from observations
    where mention_id >= $document || ':' and mention_id < $document || ';'
) o using (mention_id)
left join indicators i using (indicator_id)
where m.document_id = $document
    and ($start is null or m.char_start >= $start)
    and ($end is null or m.char_start < $end)
order by m.char_start
