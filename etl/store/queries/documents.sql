-- Documents without their text, with how much was found in each.
with n as (
    select
        document_id,
        cast(count(*) filter (what = 'figure') as integer) as figures,
        cast(count(*) filter (what in ('linked', 'set_aside', 'waiting')) as integer) as mentions,
        cast(count(*) filter (what = 'numeral') as integer) as numerals,
        cast(count(*) filter (what = 'waiting') as integer) as waiting,
        cast(count(*) filter (what = 'work') as integer) as works
    from (
        select document_id, 'figure' as what from figures
        union all select document_id, status from mentions
        union all select document_id, 'numeral' from numerals
        union all select document_id, 'work' from works
    )
    group by document_id
)
select
    d.* exclude (text),
    coalesce(figures, 0) as figures,
    coalesce(mentions, 0) as mentions,
    coalesce(numerals, 0) as numerals,
    coalesce(waiting, 0) as waiting,
    coalesce(works, 0) as works
from documents d
left join n using (document_id)
order by d.document_id
