-- Every name of every thing, and the words of long ones. What has neither figures nor a page has none.
create temp table found_things as
select distinct kind, id from tagged
union select 'indicator', indicator_id from indicators
union select 'origin', origin_id from origins
union select 'origin', id from names where kind = 'origin'
union select 'document', document_id from documents;

create temp table named as
with told as (
    select kind, id, name, weight from names
    union all select 'indicator', indicator_id, unnest([ko, en]), 100 from indicators
    union all select 'origin', origin_id, unnest([ko, en]), 100 from origins
    union all select 'family', family, unnest([ko, en]), 60 from families
    union all select 'unit', unit, unnest([ko, en, symbol]), 80 from units
    union all select 'document', document_id, unnest([label_ko, label_en, title, title_en, container]), 90 from documents
    union all select 'document', document_id, unnest(string_split(author, '; ')), 100 from documents
    union all select 'document', document_id, unnest(string_split(concat_ws('; ', affiliation, publisher), '; ')), 70
        from documents
    union all select kind, id, replace(id[6:], '_', ' '), 90 from found_things where kind = 'measure' and id like 'open:%'
    union all select kind, id, id, 80 from found_things where kind = 'breakdown'
    union all select 'misprint', correction_id, expects, 100 from corrections
),
words as (
    select kind, id, unnest(string_split_regex(name, '[^\p{L}\p{N}]+')) as name,
        weight - if(kind = 'document', 35, 20) as weight
    from told
    where kind in ('indicator', 'origin', 'family', 'document', 'breakdown', 'measure')
)
select kind, id, name, max(weight)::integer as weight
from (
    from told
    union all select * from words where (length(name) > 1 or name > '⿿') and not regexp_full_match(name, '\d+')
)
semi join found_things using (kind, id)
where name <> ''
group by kind, id, name;
