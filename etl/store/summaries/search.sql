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

create temp table spelt as
with words as (
    select distinct rank, place, unnest(string_split_regex(text, '\s+')) as word from search_texts
),
grouped as (
    select word, list((rank, place) order by rank, place) as places from words where word <> '' group by word
)
select substr(word, cast(n as integer), 24) as ending, places
from grouped, unnest(range(1, length(word) + 1)) as positions(n)
order by ending, word;

insert into endings
select ending, sum(len(places)) over (order by rowid) - len(places), len(places) from spelt order by rowid;

insert into ending_places select places[1], places[2] from (select unnest(places) as places from spelt);

drop table spelt;
