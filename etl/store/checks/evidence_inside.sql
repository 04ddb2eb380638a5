-- title_ko: 근거는 문서 안에 있다
-- title_en: Every piece of evidence lies inside its document
-- severity: error
select
    e.mention_id as subject,
    e.role || ' ' || e.char_start || '-' || e.char_end || ', 0-' || d.length as detail_ko,
    detail_ko as detail_en
from evidence e
join documents d using (document_id)
where e.char_start < 0 or e.char_end <= e.char_start or e.char_end > d.length
