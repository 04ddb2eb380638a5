-- Indicators with figures, of each family the weightiest first: the latest figure as quoted, how many origins,
-- the widest ratio, what to beware of; of all families or of one, so many of each, or a page of all.
select c.* exclude (place), u.ko as unit_ko, u.en as unit_en, u.symbol as unit_symbol, u.dimension,
    i.caution_ko, i.caution_en
from indicator_cards c
join indicators i using (indicator_id)
left join units u on u.unit = c.unit
where ($family is null or c.family = $family)
    and ($each is null or (c.place >= $first_of_each and c.place < $first_of_each + $each))
order by c.rowid
limit $limit offset $first
