-- title_ko: 페이지가 있는 원본은 페이지마다 글자의 자리가 남아 있다
-- title_en: Originals that have pages have them in the store
-- severity: note
select
    d.document_id as subject,
    d.document_id || ': 원본의 쪽을 읽지 못했다' as detail_ko,
    d.document_id || ': the pages of its original could not be read' as detail_en
from documents d
left join pages p using (document_id)
where (d.format = 'pdf' and d.bibliography ->> 'original' is not null or d.bibliography ->> 'layout' is not null) and p.page is null
