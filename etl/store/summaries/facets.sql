-- Every value that figures can be chosen by, with its names: of what the text alone names, its words.
insert into facet_values
with told as (
    select 'family' as field, family as value, count(*) as n from figure_rows group by family
    union all
    select 'measure', measure, count(*) from figure_rows group by measure
    union all
    select 'area', ref_area, count(*) from figure_rows group by ref_area
    union all
    select 'partner', counterpart_area, count(*) from figure_rows group by counterpart_area
    union all
    select 'breakdown', part, count(*)
    from (select unnest(string_split(breakdown, '; ')) as part from figure_rows)
    group by part
    union all
    select 'transformation', transformation, count(*) from figure_rows group by transformation
    union all
    select 'origin', origin_id, count(*) from figure_rows group by origin_id
    union all
    select 'kind', kind, count(*) from figure_rows group by kind
    union all
    select 'document', document_id, count(*) from figure_rows group by document_id
    union all
    select 'certainty', certainty, count(*) from figure_rows group by certainty
    union all
    select 'dating', dating_of(period_start, period_end) as dating, count(*) from figure_rows group by dating
    union all
    select 'year', unnest(list_distinct([left(period_start, 4), left(period_end, 4)])) as year, count(*)
    from figure_rows
    group by year
),
names as (
    select 'family' as field, family as value, ko, en from families
    union all
    select unnest(if(sort = 'area', ['area', 'partner'], [sort])), term, ko, en from terms where sort <> 'alias'
    union all
    select 'origin', origin_id, ko, en from origins
    union all
    select 'document', document_id, coalesce(title, label_ko), coalesce(title_en, title, label_en) from documents
),
words as (
    select *, regexp_replace(value, '^open:', '') as shown
    from told
    where value is not null
)
select
    w.field,
    w.value,
    coalesce(n.ko, if(w.field in ('measure', 'area', 'partner', 'breakdown'), w.shown, null)),
    coalesce(n.en, if(w.field in ('measure', 'area', 'partner', 'breakdown'), w.shown, null)),
    w.n
from words w
left join names n on n.field = w.field and n.value = w.value
order by w.field, w.n desc, w.value;
