-- One origin with how many figures it states, of how many indicators, in how many documents, and of which time.
select
    g.origin_id,
    g.ko,
    g.en,
    g.type,
    g.country,
    g.document_id,
    cast(count(f.observation_id) as integer) as figures,
    cast(count(distinct f.indicator_id) as integer) as indicators,
    cast(count(distinct f.document_id) as integer) as documents,
    min(left(coalesce(f.period_start, f.period_end), 4)) as first_year,
    max(left(coalesce(f.period_end, f.period_start), 4)) as last_year
from origins g
left join figure_rows f using (origin_id)
where g.origin_id = $origin
group by all
