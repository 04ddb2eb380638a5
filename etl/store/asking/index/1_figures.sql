-- The figures in the order in which those that fit alike are shown: of an origin that is named before what an author
-- says, numbers before vague amounts, the newest document first, the latest time first.
create temp table ordered as
select f.rowid as figure_row
from figure_rows f left join origins o using (origin_id)
order by
    coalesce(o.type = 'author', false), f.is_vague, f.published desc nulls last,
    coalesce(f.period_end, f.period_start) desc nulls last, f.observation_id;

create temp table placed as
select o.rowid::integer as place, o.figure_row, f.*
from ordered o join figure_rows f on f.rowid = o.figure_row;

-- What each figure is found by. A period is found as a whole (period), by the year and the month in which it begins
-- or ends (edge), and by those between (within).
create temp table tagged as
with slots as (
    select place, unnest([
        {kind: 'indicator', id: indicator_id}, {kind: 'family', id: family}, {kind: 'origin', id: origin_id},
        {kind: 'document', id: document_id}, {kind: 'unit', id: unit}, {kind: 'measure', id: measure},
        {kind: 'area', id: ref_area}, {kind: 'area', id: counterpart_area},
        {kind: 'misprint', id: if(correction_becomes is null, null, observation_id)},
        {kind: 'period', id: if(period_start = period_end, period_start, null)},
        {kind: 'edge', id: left(period_start, 4)}, {kind: 'edge', id: left(period_end, 4)},
        {kind: 'edge', id: if(length(period_start) > 4, left(period_start, 7), null)},
        {kind: 'edge', id: if(length(period_end) > 4, left(period_end, 7), null)}
    ]) as tag
    from placed
),
parts as (
    select place, {kind: 'breakdown', id: part} as tag
    from (select place, unnest(string_split(breakdown, '; ')) as part from placed where breakdown is not null)
),
between_years as (
    select place, {kind: 'within', id: cast(year as varchar)} as tag
    from (
        select place, unnest(range(left(period_start, 4)::integer + 1, left(period_end, 4)::integer)) as year
        from placed
        where left(period_end, 4)::integer - left(period_start, 4)::integer between 2 and 60
    )
),
between_months as (
    select place, {kind: 'within', id: strftime(month, '%Y-%m')} as tag
    from (
        select place, unnest(range(
            cast(left(period_start, 7) || '-01' as timestamp) + interval 1 month,
            cast(left(period_end, 7) || '-01' as timestamp), interval 1 month
        )) as month
        from placed
        where length(period_start) > 4 and length(period_end) > 4
            and left(period_end, 4)::integer - left(period_start, 4)::integer <= 3
    )
)
select distinct place, tag.kind as kind, tag.id as id
from (
    from slots union all from parts union all from between_years union all from between_months
)
where tag.id is not null;

-- Numbers of figures: the value and its ends as stored, and digits as printed where there is one run of them.
insert into search_numbers
select number, place, bool_and(printed)
from (
    select place, unnest([value, low, high])::double as number, false as printed from placed
    union all
    select place, replace(digits[1], ',', '')::double, true
    from (
        select place, regexp_extract_all(quote_value, '\d[\d,]*(?:\.\d+)?') as digits
        from placed
        where correction_becomes is null
    )
    where len(digits) = 1 and length(digits[1]) < 16
)
where number is not null
group by number, place
order by number, place;
