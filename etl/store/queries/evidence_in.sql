-- The spans that justify the mentions of a document, or of a stretch of it, in the order of the text; all of them, or
-- those of the mentions that begin in another stretch: the head of a column speaks for every figure under it.
select e.mention_id, e.role, e.document_id, e.char_start, e.char_end, e.quote, e.rule
from evidence e
where e.document_id = $document
    and ($start is null or e.char_end > $start)
    and ($end is null or e.char_start < $end)
    and (
        ($first is null and $last is null)
        or e.mention_id in (
            select mention_id
            from mentions
            where document_id = $document
                and ($first is null or char_start >= $first)
                and ($last is null or char_start < $last)
        )
    )
order by e.char_start, e.char_end, e.mention_id, e.role
