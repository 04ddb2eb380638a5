-- Figures that their own document prints wrongly: what is printed, what it should be, and why.
select
    f.observation_id,
    f.indicator_id,
    f.indicator_ko,
    f.indicator_en,
    f.quote_value,
    m.reading,
    m.passage_id,
    u.ko as unit_ko,
    u.en as unit_en,
    o.correction_id,
    c.expects as correction_expects,
    c.becomes as correction_becomes,
    c.reason_ko as correction_reason_ko,
    c.reason_en as correction_reason_en,
    c.check_name as correction_check
from (select rowid as place, * from corrections limit $limit offset $first) c
join mentions m on m.mention_id = c.correction_id
join observations o on o.observation_id = m.mention_id
join figures f on f.observation_id = o.observation_id
left join units u on u.unit = m.unit
where o.correction_id is not null
order by c.place
