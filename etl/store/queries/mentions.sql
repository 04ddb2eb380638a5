-- The mentions of a document, or of a stretch of it, in the order of the text, with what became of each.
select m.*, o.observation_id, o.indicator_id, i.ko as indicator_ko, i.en as indicator_en
from mentions m
left join observations o using (mention_id)
left join indicators i using (indicator_id)
where m.document_id = $document
    and ($start is null or m.char_start >= $start)
    and ($end is null or m.char_start < $end)
order by m.char_start
