-- The mentions of a document, or of a stretch of it, in the order of the text, with what became of each.
select
    m.*,
    f.observation_id,
    f.indicator_id,
    f.status as figure_status,
    f.family,
    f.indicator_ko,
    f.indicator_en,
    f.correction_becomes
from (
    select *
    from mentions
    where document_id = $document
        and ($start is null or char_start >= $start)
        and ($end is null or char_start < $end)
) m
left join (
    select observation_id, indicator_id, status, family, indicator_ko, indicator_en, correction_becomes
    from figure_rows
    where document_id = $document
) f on f.observation_id = m.mention_id
order by m.char_start
