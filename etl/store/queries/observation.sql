-- One figure with its mention and its correction; `observation_setting` has the rest of its citation card.
select
    f.* exclude (correction_becomes),
    m.mention_id,
    m.reading,
    m.value as printed_value,             -- before a correction
    m.unit_quote,
    m.class,
    m.direction,
    m.period_relation,
    m.period_inferred,
    m.passage_id,
    m.sentence_start,
    m.sentence_end,
    m.table_id,
    m.row_index,
    m.column_index,
    m.notes,
    m.reason as linked_by,
    o.correction_id,
    o.caution_ko as own_caution_ko,
    o.caution_en as own_caution_en
from figure_rows f
join observations o using (observation_id)
join mentions m on m.mention_id = o.mention_id
where f.observation_id = $observation
