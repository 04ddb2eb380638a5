-- title_ko: 모든 문헌을 읽었다
-- title_en: Every document could be read
-- severity: warning
select
    u.document_id as subject,
    d.file || ': 읽지 못해 제외했다 (' || u.reason || ')' as detail_ko,
    d.file || ': could not be read and is set aside (' || u.reason || ')' as detail_en
from unread u
join documents d using (document_id)
