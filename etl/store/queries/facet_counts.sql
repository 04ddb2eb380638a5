-- By what the chosen figures can be chosen further: of the fields that are asked for the most frequent values, the
-- years all, and the values that are chosen already, each with the number of figures that it leaves.
with own as materialized (
    select
        family,
        measure,
        ref_area as area,
        counterpart_area as partner,
        breakdown,
        transformation,
        origin_id as origin,
        kind,
        document_id as document,
        certainty,
        dating_of(period_start, period_end) as dating,
        period_start,
        period_end
    from figure_rows
    where true
-- chosen
),
counted as (
    select null as field, null as value, 0 as n
    union all select 'family', family, count(*) from own where $of_family group by family
    union all select 'measure', measure, count(*) from own where $of_measure group by measure
    union all select 'area', area, count(*) from own where $of_area group by area
    union all select 'partner', partner, count(*) from own where $of_partner group by partner
    union all select 'transformation', transformation, count(*) from own where $of_transformation group by transformation
    union all select 'origin', origin, count(*) from own where $of_origin group by origin
    union all select 'kind', kind, count(*) from own where $of_kind group by kind
    union all select 'document', document, count(*) from own where $of_document group by document
    union all select 'certainty', certainty, count(*) from own where $of_certainty group by certainty
    union all select 'dating', dating, count(*) from own where $of_dating group by dating
    union all select 'breakdown', unnest(string_split(part, '; ')) as one, sum(n) from (select breakdown as part, count(*) as n from own where $of_breakdown group by breakdown) group by one
    union all select 'year', unnest(list_distinct([begun, ended])) as one, sum(n) from (select left(period_start, 4) as begun, left(period_end, 4) as ended, count(*) as n from own where $of_year group by all) group by one
),
ranked as (
    select
        field,
        value,
        cast(n as integer) as figures,
        cast(count(*) over (partition by field) as integer) as choices,
        row_number() over (partition by field order by n desc, value) as k
    from counted
    where value is not null
    qualify k <= $most or field = 'year'
        or value in ($wanted)
)
select r.field, r.value, v.ko, v.en, r.figures, r.choices
from ranked r
left join facet_values v on v.field = r.field and v.value = r.value
order by r.field, r.k
