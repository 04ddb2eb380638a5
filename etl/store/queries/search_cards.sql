-- These figures, as a small card tells them. They are met before the names of units are joined, by the index of their
-- ids, and the limit tells the planner how few they are: else it reads half of the table.
with found as (
    select rowid as figure_row, *
    from figure_rows
    where observation_id in ($observations)
    limit $most
)
select
    f.figure_row, f.observation_id, f.indicator_id, f.indicator_ko, f.indicator_en, f.family, f.quote_value,
    f.value, f.low, f.high, f.unit, f.bound, f.rate, f.kind, f.is_vague, f.period_start, f.period_end,
    f.is_period_inferred, f.origin_id, f.origin_ko, f.origin_en, f.document_id, f.document_title, f.published, f.passage,
    f.status, f.correction_becomes, u.ko as unit_ko, u.en as unit_en, u.symbol as unit_symbol, u.dimension,
    c.colour
from found f left join units u on u.unit = f.unit left join origin_colours c on c.origin_id = f.origin_id
