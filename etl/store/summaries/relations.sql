-- Pairs of figures with quotes and origins of both sides, first all in one order: rivals first, of each type
-- the widest ratio first; then in this order by indicator.
insert into ranked_relations
select
    r.*,
    i.ko,
    i.en,
    i.family,
    l.quote_value,
    l.origin_ko,
    l.origin_en,
    l.document_id,
    m.quote_value,
    m.origin_ko,
    m.origin_en,
    m.document_id
from relations r
join indicators i using (indicator_id)
join figure_rows l on l.observation_id = r.left_id
join figure_rows m on m.observation_id = r.right_id
order by
    coalesce(
        list_position(['conflict', 'slip', 'period', 'definition', 'basis', 'coverage', 'unit', 'revision'], r.type), 9
    ),
    if(r.ratio > 0, greatest(r.ratio, 1 / r.ratio), 0) desc,
    r.left_id,
    r.right_id;

insert into relation_rows select * from ranked_relations order by indicator_id, rowid;

insert into relation_counts select type, count(*) from ranked_relations group by type order by min(rowid);
