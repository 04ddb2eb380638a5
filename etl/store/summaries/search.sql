-- What a search looks through.
insert into search_rows
select 1, 'indicator', i.indicator_id, i.ko, i.en, null,
    lower(concat_ws(' ', i.ko, i.en, i.description_ko, i.description_en, f.ko, f.en))
from indicators i join families f using (family)
order by f.ordinal, i.ordinal, i.indicator_id;

insert into search_rows
select 2, 'origin', origin_id, ko, en, document_id, lower(concat_ws(' ', ko, en))
from origins
order by document_id nulls first, origin_id;

insert into search_rows
select 3, 'document', document_id, coalesce(title, label_ko), coalesce(title_en, title, label_en), document_id,
    lower(concat_ws(' ', title, title_en, author, affiliation, publisher, container, label_ko, label_en))
from documents
order by document_id;

insert into endings
with words as (
    select distinct rowid as place, unnest(string_split_regex(lower(reading), '\s+')) as word
    from passages
    where kind <> 'running'
),
grouped as (
    select word, count(*) as hits, if(count(*) <= 40000, list(place), null) as places
    from words where word <> '' group by word
)
select substr(word, cast(n as integer), 24) as ending, hits, places
from grouped, unnest(range(1, length(word) + 1)) as positions(n)
order by ending;
