-- What some indicators are called, with their units.
select i.indicator_id, i.family, i.ko, i.en, i.measure, i.unit, u.ko as unit_ko, u.en as unit_en, u.symbol as unit_symbol
from indicators i
left join units u using (unit)
where list_contains($indicators, i.indicator_id)
