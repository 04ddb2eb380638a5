-- The indicators that share a measure, each with its latest figure and what tells it from the others: form, areas and
-- breakdown; the most figures first.
with own as (
    select
        indicator_id,
        any_value(transformation order by rowid) as transformation,
        any_value(ref_area order by rowid) as area,
        any_value(counterpart_area order by rowid) as partner,
        any_value(breakdown order by rowid) as breakdown
    from figure_rows
    where measure = $measure
    group by indicator_id
)
select c.* exclude (place), u.ko as unit_ko, u.en as unit_en, u.symbol as unit_symbol, u.dimension,
    i.caution_ko, i.caution_en, o.transformation, o.area, o.partner, o.breakdown
from own o
join indicator_cards c using (indicator_id)
join indicators i using (indicator_id)
left join units u on u.unit = c.unit
order by c.figures desc, c.indicator_id
limit $limit offset $first
