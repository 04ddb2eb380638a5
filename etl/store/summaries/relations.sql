-- Pairs of figures with quotes and origins of both sides, first all in one order: what nothing explains first, of each
-- verdict the widest ratio first; then in this order by indicator.
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
    m.document_id,
    m.indicator_id,
    m.indicator_ko,
    m.indicator_en
from relations r
join indicators i using (indicator_id)
join figure_rows l on l.observation_id = r.left_id
join figure_rows m on m.observation_id = r.right_id
order by
    rank_of(r.verdict),
    if(r.ratio > 0, greatest(r.ratio, 1 / r.ratio), 0) desc,
    r.left_id,
    r.right_id;

insert into relation_rows
with turned as (
    select *, rowid as place from ranked_relations
    union all
    select
        right_indicator_id, right_id, left_id, verdict, ratio, reason_ko, reason_en, right_indicator_ko,
        right_indicator_en, family, right_quote, right_origin_ko, right_origin_en, right_document_id, left_quote,
        left_origin_ko, left_origin_en, left_document_id, indicator_id, indicator_ko, indicator_en, rowid
    from ranked_relations
    where right_indicator_id <> indicator_id
)
select * exclude (place) from turned order by indicator_id, place;

insert into relation_counts select verdict, count(*) from ranked_relations group by verdict order by min(rowid);
