-- What a search looks through in passages: every ending of every word.
create temp table spelt as
with words as (
    select distinct place, unnest(string_split_regex(text, '\s+')) as word from search_texts
),
grouped as (
    select row_number() over (order by word) as number, word, list(place order by place) as places
    from words where word <> '' group by word
),
-- a word may be as long as its text: it is cut first, so that no row carries the whole of it
pieces as (
    select
        number,
        places,
        unnest(regexp_extract_all(word, '.{1,100}')) as piece,
        unnest(regexp_extract_all(word, '.{1,100}')[2:]) as next
    from grouped
),
positions as (select *, unnest(range(1, length(piece) + 1)) as n from pieces)
select substr(concat(piece, substr(next, 1, 23)), cast(n as integer), 24) as ending, places
from positions
order by ending, number;

insert into endings
select ending, sum(len(places)) over (order by rowid) - len(places), len(places) from spelt order by rowid;

insert into ending_places select unnest(places) from spelt;

drop table spelt;
