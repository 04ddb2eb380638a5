-- What of a document is not charted: figures without an indicator and numbers that are no figures, by class
-- and reason; of each so many places, with how many there are.
with quiet as (
    select 'mention' as sort, status as class, class as kind, reason, mention_id as id, reading as quote, char_start
    from mentions
    where document_id = $document and status in ('waiting', 'set_aside')
    union all
    select 'numeral', class, class, reason, numeral_id, quote, char_start
    from numerals
    where document_id = $document and mention_id is null
),
counted as (
    select
        *,
        count(*) over (partition by sort, class) as of_class,
        count(*) over (partition by sort, class, kind, reason) as of_reason,
        row_number() over (partition by sort, class, kind, reason order by char_start) as k
    from quiet
)
select * exclude (k)
from counted
where k <= $most
order by sort, of_class desc, class, min(char_start) over (partition by sort, class, kind, reason), char_start
