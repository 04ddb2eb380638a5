-- One indicator with its family, its unit, the names of what it belongs to, its parts and caps.
with related as (
    select
        coalesce(list(indicator_id order by ordinal) filter (part_of = $indicator), []) as parts,
        coalesce(list(indicator_id order by ordinal) filter (cap_of = $indicator), []) as caps
    from indicators
    where part_of = $indicator or cap_of = $indicator
)
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
    whole.unit as part_of_unit,
    r.parts,
    r.caps,
    coalesce(n.figures, 0) as figures
from indicators i
join families f using (family)
cross join related r
left join units u on u.unit = i.unit
left join indicators whole on whole.indicator_id = i.part_of
left join indicator_cards n on n.indicator_id = i.indicator_id
where i.indicator_id = $indicator
