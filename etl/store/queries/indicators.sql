-- Indicators in the order of the catalogue, with their unit and how many figures they have.
select
    i.*,
    u.ko as unit_ko,
    u.en as unit_en,
    u.symbol as unit_symbol,
    u.dimension,
    cast(coalesce(n.figures, 0) as integer) as figures
from indicators i
join families f using (family)
left join units u on u.unit = i.unit
left join (
    select indicator_id, count(*) as figures from observations group by indicator_id
) n on n.indicator_id = i.indicator_id
where $family is null or i.family = $family
order by f.ordinal, i.ordinal, i.indicator_id
limit $limit offset $first
