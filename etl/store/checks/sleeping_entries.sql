-- title_ko: 고침과 판단은 목록에 있는 문헌에 관한 것이다
-- title_en: Corrections and decisions are about documents that are listed
-- severity: note
-- One about a document that the manifest does not list sleeps until it does.
select
    s.document_id as subject,
    s.ledger || ', ' || s.entry || ': 문헌 목록에 없는 ' || s.document_id || '에 관한 것이어서 쉬고 있다' as detail_ko,
    s.ledger || ', ' || s.entry || ': sleeps, for the manifest does not list ' || s.document_id as detail_en
from sleeping s
