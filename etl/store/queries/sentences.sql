-- The sentences of some mentions as a person reads them, each with the offset of every character.
with placed as (
    select
        m.mention_id,
        p.reading,
        p.starts,
        len(list_filter(p.starts, lambda x: x < m.sentence_start)) as first,
        len(list_filter(p.starts, lambda x: x < m.sentence_end)) as last
    from mentions m
    join passages p using (passage_id)
    where list_contains($mentions, m.mention_id)
)
select mention_id, reading[first + 1:last] as reading, starts[first + 1:last] as starts
from placed
