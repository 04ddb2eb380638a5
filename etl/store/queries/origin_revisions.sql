-- Pairs of figures of one indicator in which an origin revises what it has stated itself. Its figures are found once,
-- and the pairs among them.
with own as materialized (select observation_id from figure_rows where origin_id = $origin)
select r.indicator_id, r.left_id, r.right_id, r.ratio, r.reason_ko, r.reason_en, r.indicator_ko, r.indicator_en
from relation_rows r
where r.verdict = 'revision' and r.left_id in (from own) and r.right_id in (from own)
order by r.indicator_id, r.left_id
limit $limit
