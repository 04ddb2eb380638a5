-- Some changed figures, each with its whole row before and after, what its unit is called there, and the file of its
-- document.
with old_units as (
    select unit, dimension, ko as unit_ko, en as unit_en, symbol as unit_symbol, base, factor from old.units
),
new_units as (
    select unit, dimension, ko as unit_ko, en as unit_en, symbol as unit_symbol, base, factor from new.units
)
select
    c.ordinal,
    c.change,
    c.old_id,
    c.new_id,
    c.indicator_id,
    c.document_id,
    coalesce(nd.file, od.file) as file,
    case when c.old_id is not null then o end as old,
    case when c.new_id is not null then n end as new,
    case when ou.unit is not null then ou end as old_unit,
    case when nu.unit is not null then nu end as new_unit
from changes c
left join old.figures o on o.observation_id = c.old_id
left join new.figures n on n.observation_id = c.new_id
left join old_units ou on ou.unit = o.unit
left join new_units nu on nu.unit = n.unit
left join old.documents od on od.document_id = c.document_id
left join new.documents nd on nd.document_id = c.document_id
where c.ordinal > $after and ($moved or c.change <> 'moved')
order by c.ordinal
limit $limit
