-- By what the chosen figures can be chosen further: of every field the most frequent values and those that are chosen
-- already, each with the number of figures that all other fields leave. A figure that is refused by one field alone
-- counts for that field; all other numbers are made in one pass.
with judged as (
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
        period_end,
        0
            + coalesce(cast(family not in ($family) as integer), 1)
            + coalesce(cast(measure not in ($measure) as integer), 1)
            + coalesce(cast(ref_area not in ($area) as integer), 1)
            + coalesce(cast(counterpart_area not in ($partner) as integer), 1)
            + coalesce(cast(transformation not in ($transformation) as integer), 1)
            + coalesce(cast(origin_id not in ($origin) as integer), 1)
            + coalesce(cast(kind not in ($kind) as integer), 1)
            + coalesce(cast(document_id not in ($document) as integer), 1)
            + coalesce(cast(certainty not in ($certainty) as integer), 1)
            + coalesce(cast(dating_of(period_start, period_end) not in ($dating) as integer), 1)
            + cast(not coalesce(list_has_any(string_split(breakdown, '; '), $breakdown), false) as integer)
            + cast(not is_not_before(period_start, period_end, $start) as integer)
            + cast(not is_not_after(period_start, period_end, $end) as integer)
            as refused
    from figure_rows
    where true
        and indicator_id in ($indicator)
),
own as materialized (select * from judged where refused <= 1),
passed as (
    select family, measure, area, partner, transformation, origin, kind, document, certainty, dating, count(*) as n
    from own
    where refused = 0
    group by grouping sets (
        (family), (measure), (area), (partner), (transformation), (origin), (kind), (document), (certainty), (dating)
    )
),
counted as (
    select
        case
            when family is not null then 'family'
            when measure is not null then 'measure'
            when area is not null then 'area'
            when partner is not null then 'partner'
            when transformation is not null then 'transformation'
            when origin is not null then 'origin'
            when kind is not null then 'kind'
            when document is not null then 'document'
            when certainty is not null then 'certainty'
            when dating is not null then 'dating'
        end as field,
        coalesce(family, measure, area, partner, transformation, origin, kind, document, certainty, dating) as value,
        n
    from passed
    where field is not null
    union all select 'family', family, count(*) from own where refused = 1 and family not in ($family) group by family
    union all select 'measure', measure, count(*) from own where refused = 1 and measure not in ($measure) group by measure
    union all select 'area', area, count(*) from own where refused = 1 and area not in ($area) group by area
    union all select 'partner', partner, count(*) from own where refused = 1 and partner not in ($partner) group by partner
    union all select 'transformation', transformation, count(*) from own where refused = 1 and transformation not in ($transformation) group by transformation
    union all select 'origin', origin, count(*) from own where refused = 1 and origin not in ($origin) group by origin
    union all select 'kind', kind, count(*) from own where refused = 1 and kind not in ($kind) group by kind
    union all select 'document', document, count(*) from own where refused = 1 and document not in ($document) group by document
    union all select 'certainty', certainty, count(*) from own where refused = 1 and certainty not in ($certainty) group by certainty
    union all select 'dating', dating, count(*) from own where refused = 1 and dating not in ($dating) group by dating
    union all
    select 'breakdown', unnest(string_split(breakdown, '; ')) as part, count(*) from own where refused = 0 group by part
    union all select 'breakdown', unnest(string_split(breakdown, '; ')) as part, count(*) from own where refused = 1 and not list_has_any(string_split(breakdown, '; '), $breakdown) group by part
    union all
    select 'year', unnest(list_distinct([left(period_start, 4), left(period_end, 4)])) as year, count(*)
    from own
    where refused = 0
        or (refused = 1 and not is_not_before(period_start, period_end, $start))
        or (refused = 1 and not is_not_after(period_start, period_end, $end))
    group by year
),
ranked as (
    select
        field,
        value,
        cast(sum(n) as integer) as figures,
        cast(count(*) over (partition by field) as integer) as choices,
        row_number() over (partition by field order by sum(n) desc, value) as k
    from counted
    where value is not null
    group by field, value
    qualify k <= $most or field = 'year'
        or value in ($wanted)
)
select r.field, r.value, v.ko, v.en, r.figures, r.choices
from ranked r
left join facet_values v on v.field = r.field and v.value = r.value
order by r.field, r.k
