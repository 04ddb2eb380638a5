-- title_ko: 모든 수치는 지표에 이어졌거나, 제쳐 두었거나, 사람을 기다린다
-- title_en: Every figure is linked, set aside, or waits for a person, and says why
-- severity: error
select
    m.mention_id as subject,
    m.status || ': "' || m.reason || '"' as detail_ko,
    detail_ko as detail_en
from mentions m
left join observations o using (mention_id)
where m.status not in ('linked', 'set_aside', 'waiting')
    or trim(m.reason) = ''
    or (m.status = 'linked') <> (o.observation_id is not null)
