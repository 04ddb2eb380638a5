-- The figures that a person is asked about, all or of one document, in the order of the texts: those that wait, those
-- of indicators that were composed and that nobody has confirmed, and those that are decided.
select
    m.mention_id,
    m.document_id,
    m.status,
    m.value is not null or m.low is not null or m.high is not null as has_number
from mentions m
where (m.status = 'waiting' or m.reason like 'composed:%' or m.mention_id in (select mention_id from decisions))
    and ($document is null or m.document_id = $document)
order by m.document_id, m.char_start
