-- The sentence of a mention with its neighbours in passages of the same sort: position -1, 0, 1.
-- `starts` gives for each character of `reading` its offset in the untouched text.
with here as (
    select m.document_id, m.sentence_start, p.passage_id, p.ordinal, p.kind, p.table_id, p.marker
    from mentions m join passages p using (passage_id)
    where m.mention_id = $mention
),
near as (
    select p.passage_id, p.ordinal, p.kind, p.section, p.reading, p.starts, p.sentences
    from passages p join here h using (document_id)
    where p.kind = h.kind
        and p.table_id is not distinct from h.table_id
        and p.marker is not distinct from h.marker
        and p.ordinal between h.ordinal - 8 and h.ordinal + 8
),
sentences as (
    select
        passage_id,
        ordinal,
        kind,
        section,
        n as sentence,
        reading[sentences[2 * n + 1] + 1:sentences[2 * n + 2]] as reading,
        starts[sentences[2 * n + 1] + 1:sentences[2 * n + 2]] as starts
    from near, unnest(range(len(sentences) // 2)) as s(n)
),
numbered as (
    select *, row_number() over (order by ordinal, sentence) as n from sentences
),
its as (
    select n.n
    from numbered n join here h using (passage_id)
    where n.starts[1] <= h.sentence_start
    order by n.n desc
    limit 1
)
select
    cast(s.n - its.n as integer) as position,
    s.passage_id,
    s.kind,
    s.section,
    s.starts[1] as char_start,
    s.starts[-1] + 1 as char_end,
    s.reading,
    s.starts
from numbered s, its
where s.n between its.n - 1 and its.n + 1
order by s.n
