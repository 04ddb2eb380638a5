-- By what the figures of an indicator can be chosen: origins, kinds, documents and years, the most frequent first.
with own as materialized (
    select origin_id, origin_ko, origin_en, kind, document_id, period_start, period_end
    from figures where indicator_id = $indicator
),
counted as (
    select 'origin' as field, origin_id as value, any_value(origin_ko) as ko, any_value(origin_en) as en, count(*) as n
    from own group by origin_id
    union all
    select 'kind', kind, null, null, count(*) from own group by kind
    union all
    select 'document', document_id, null, null, count(*) from own group by document_id
    union all
    select 'year', left(date, 4), null, null, count(*)
    from (select period_start as date from own union all select period_end from own)
    where date is not null
    group by all
),
ranked as (
    select *, row_number() over (partition by field order by n desc, value) as k, count(*) over (partition by field) as choices
    from counted
)
select field, value, ko, en, cast(n as integer) as figures, cast(choices as integer) as choices
from ranked
where k <= $most or field = 'year'
order by field, k
