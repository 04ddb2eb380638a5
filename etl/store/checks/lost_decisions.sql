-- title_ko: 사람이 내린 판단은 모두 그 수치를 찾아 적용되었다
-- title_en: Every decision of a person found its figure and was applied
-- severity: warning
-- A text that changed, or a rule: the figure is gone, there are two of it, or it is read otherwise now.
select
    d.mention_id as subject,
    d.person || ', ' || d.decided || ': 적용하지 못한 판단이다. 다시 판단해야 한다' as detail_ko,
    d.person || ', ' || d.decided || ': ' || d.lost || '; please decide again' as detail_en
from decisions d
where d.lost is not null
