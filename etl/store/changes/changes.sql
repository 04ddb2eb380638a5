-- One row a figure that is not what it was. What only says where it stands does not count as altered, nor what a rival
-- makes of it: the verdict is of two figures.
create temp table changes as
with
old_bodies as (
    select observation_id, row(*columns(* exclude (observation_id, char_start, char_end, permalink, verdict))) as body
    from old.figures
),
new_bodies as (
    select observation_id, row(*columns(* exclude (observation_id, char_start, char_end, permalink, verdict))) as body
    from new.figures
),
found as (
    select
        old_id,
        new_id,
        case
            when new_id is null then 'removed'
            when old_id is null then 'added'
            when o.body is distinct from n.body then 'altered'
            when old_id <> new_id then 'moved'
        end as change
    from (
        select old_id, new_id from pairs
        union all
        select observation_id, null from old.figures anti join pairs on pairs.old_id = observation_id
        union all
        select null, observation_id from new.figures anti join pairs on pairs.new_id = observation_id
    )
    left join old_bodies o on o.observation_id = old_id
    left join new_bodies n on n.observation_id = new_id
)
select
    row_number() over (
        order by i.family, i.indicator_id, coalesce(n.document_id, o.document_id), coalesce(n.char_start, o.char_start),
            old_id
    ) as ordinal,
    change,
    old_id,
    new_id,
    i.indicator_id,
    coalesce(n.document_id, o.document_id) as document_id
from found
left join old.figures o on o.observation_id = old_id
left join new.figures n on n.observation_id = new_id
left join (
    select indicator_id, family from new.indicators
    union
    select indicator_id, family from old.indicators where indicator_id not in (select indicator_id from new.indicators)
) i on i.indicator_id = coalesce(n.indicator_id, o.indicator_id)
where change is not null;
