-- The untouched words behind figures: each figure with its sentence, and 32 characters before and after it.
select
    o.observation_id,
    m.document_id,
    m.char_start,
    m.char_end,
    m.quote as quote_value,
    m.sentence_start,
    m.sentence_end,
    substr(d.text, m.sentence_start + 1, m.sentence_end - m.sentence_start) as sentence,
    substr(d.text, greatest(m.sentence_start - 32, 0) + 1, least(m.sentence_start, 32)) as prefix,
    substr(d.text, m.sentence_end + 1, 32) as suffix
from unnest($observations) as wanted(observation_id)
join observations o using (observation_id)
join mentions m using (mention_id)
join documents d on d.document_id = m.document_id
order by m.document_id, m.char_start
