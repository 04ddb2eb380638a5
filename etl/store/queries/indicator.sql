-- One indicator with its family, its unit, and the names of what it belongs to.
select
    i.*,
    f.ko as family_ko,
    f.en as family_en,
    u.ko as unit_ko,
    u.en as unit_en,
    u.symbol as unit_symbol,
    u.dimension,
    whole.ko as part_of_ko,
    whole.en as part_of_en,
    capped.ko as cap_of_ko,
    capped.en as cap_of_en,
    coalesce((
        select list(p.indicator_id order by p.ordinal) from indicators p
        where p.part_of = i.indicator_id
    ), []) as parts,
    coalesce((
        select list(p.indicator_id order by p.ordinal) from indicators p
        where p.cap_of = i.indicator_id
    ), []) as caps,
    cast((
        select count(*) from observations o where o.indicator_id = i.indicator_id
    ) as integer) as figures
from indicators i
join families f using (family)
left join units u on u.unit = i.unit
left join indicators whole on whole.indicator_id = i.part_of
left join indicators capped on capped.indicator_id = i.cap_of
where i.indicator_id = $indicator
