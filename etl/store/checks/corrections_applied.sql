-- title_ko: 모든 바로잡음이 꼭 한 번 쓰였다
-- title_en: Every correction is applied exactly once
-- severity: error
select
    c.correction_id as subject,
    c.expects || ' → ' || c.becomes || ' (' || c.place || '): ' || count(o.observation_id)
        as detail_ko,
    detail_ko as detail_en
from corrections c
left join mentions m on m.mention_id = c.correction_id
left join observations o
    on o.correction_id = c.correction_id and o.status = 'corrected' and o.value = c.value
group by c.correction_id, c.expects, c.becomes, c.place
having count(o.observation_id) <> (case any_value(m.status) when 'linked' then 1 else 0 end)
    or count(m.mention_id) = 0
