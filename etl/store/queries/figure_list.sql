-- A page of the chosen figures as a table shows them, in an order that is asked for. Values are compared within a
-- unit only; what is alike in the order asked for lies as in the catalogue.
select
    observation_id, indicator_id, indicator_ko, indicator_en, family, measure, transformation, ref_area as area,
    counterpart_area as partner, breakdown, quote_value, value, low, high, unit, bound, rate, kind, is_vague,
    correction_becomes, period_start, period_end, base_start, base_end, via, origin_id, origin_ko, origin_en,
    document_id, published, page, char_start, passage, status, taken_over, certainty
from figure_rows
where true
    and observation_id in ($among)
-- chosen
order by
    coalesce(period_end, period_start) desc nulls last, -- with $period_down
    coalesce(period_start, period_end) nulls last, -- with $period_up
    published desc nulls last, -- with $published_down
    published nulls last, -- with $published_up
    unit, coalesce(value, low, high) desc nulls last, -- with $value_down
    unit, coalesce(value, low, high) nulls last, -- with $value_up
    origin_ko desc, -- with $origin_ko_down
    origin_ko, -- with $origin_ko_up
    origin_en desc, -- with $origin_en_down
    origin_en, -- with $origin_en_up
    document_id desc, char_start desc, -- with $document_down
    document_id, char_start, -- with $document_up
    rowid desc, -- with $indicator_down
    rowid
limit $limit offset $first
