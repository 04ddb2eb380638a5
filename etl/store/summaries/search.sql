-- What a search looks through in passages: every ending of every word.
create temp table spelt as
with words as (
    select distinct place, unnest(string_split_regex(text, '\s+')) as word from search_texts
),
grouped as (
    select word, list(place order by place) as places from words where word <> '' group by word
)
select substr(word, cast(n as integer), 24) as ending, places
from grouped, unnest(range(1, length(word) + 1)) as positions(n)
order by ending, word;

insert into endings
select ending, sum(len(places)) over (order by rowid) - len(places), len(places) from spelt order by rowid;

insert into ending_places select unnest(places) from spelt;

drop table spelt;
