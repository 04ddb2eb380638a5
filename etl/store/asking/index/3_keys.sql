-- Keys to things; what many things of a kind have in their names is a thing of its own.
create temp table keyed as
with own as (
    select s.key, n.kind, n.id, n.weight from named n join spelt s using (name) where s.key <> ''
    union all
    select s.initials, n.kind, n.id, n.weight - 15 from named n join spelt s using (name) where length(s.initials) > 1
)
select key, kind, id, max(weight)::integer as weight, count(*) over (partition by key) as things
from own
where kind = 'misprint' or not regexp_full_match(key, '\d+')
group by key, kind, id;

insert into tagged
select distinct t.place, 'word', concat_ws(' ', k.kind, k.key)
from keyed k join tagged t using (kind, id)
where k.things > $most and not regexp_full_match(k.key, '[ㄱ-ㅎ]+');

create temp table counted as
select kind, id, count(*)::integer as figures from tagged group by kind, id;

insert into search_things
select
    kind, id, coalesce(i.ko, o.ko, d.title, d.label_ko, ko.name), coalesce(i.en, o.en, d.title_en, d.title, d.label_en, en.name),
    coalesce(c.figures, 0),
    coalesce(sum(c.figures) over (order by kind, id rows between unbounded preceding and 1 preceding), 0)
from (from found_things union select kind, id from counted) t
left join counted c using (kind, id)
left join indicators i on t.kind = 'indicator' and i.indicator_id = t.id
left join origins o on t.kind = 'origin' and o.origin_id = t.id
left join documents d on t.kind = 'document' and d.document_id = t.id
left join (select kind, id, min(name) as name from names where language = 'ko' group by all) ko using (kind, id)
left join (select kind, id, min(name) as name from names where language = 'en' group by all) en using (kind, id)
order by kind, id;

insert into search_places -- in the order of search_things, by numbers: to compare words would take five times as long
select t.place from tagged t join search_things s using (kind, id) order by s.rowid, t.place;

insert into search_figures
select p.figure_row, t.rowid
from placed p join search_things t on t.kind = 'indicator' and t.id = p.indicator_id
order by p.place;

insert into search_keys
with ranked as (
    select k.key, t.rowid::integer as thing, k.weight, t.figures, t.first::integer as first
    from keyed k join search_things t using (kind, id)
    where k.things <= $most or regexp_full_match(k.key, '[ㄱ-ㅎ]+')
    union all
    select k.key, t.rowid::integer, max(k.weight) - 5, any_value(t.figures), any_value(t.first)::integer
    from keyed k join search_things t on t.kind = 'word' and t.id = concat_ws(' ', k.kind, k.key)
    where k.things > $most
    group by all
),
listed as (
    select
        key,
        list({thing: thing, weight: weight, first: first, size: figures} order by weight desc, figures desc, thing)[:$most]
            as best,
        max(figures) as figures
    from ranked
    group by key
)
select
    key, [item.thing for item in best], [item.weight for item in best], [item.first for item in best],
    [item.size for item in best], figures
from listed
order by key;
