-- Which documents name an event by its words: in passages as a person reads them, so that wraps do not matter. The end
-- is the place behind the last letter in the untouched text.
insert into event_places
with named as (
    select event_id, unnest(words) as word from events
),
found as (
    select
        n.event_id,
        p.document_id,
        p.passage_id,
        n.word,
        p.starts[strpos(p.reading, n.word)] as char_start,
        p.starts[strpos(p.reading, n.word) + length(n.word) - 1] + 1 as char_end
    from named n
    join passages p on contains(p.reading, n.word)
)
select
    event_id,
    document_id,
    count(distinct passage_id),
    min(char_start),
    arg_min(char_end, char_start),
    arg_min(word, char_start)
from found
group by event_id, document_id
order by event_id, document_id;
