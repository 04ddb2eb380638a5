-- title_ko: 페이지 위의 상자마다 그 아래에 인용한 글자가 있다
-- title_en: Under every box of a quote stand its characters
-- severity: error
-- `word` was found by the places of the characters alone, the offsets by their order: the two must agree. The text is
-- written as HTML, so that &, < and > stand for several characters.
with placed as (
    select
        m.mention_id,
        b.document_id,
        b.page,
        b.word,
        substr(w.text, cast(b.char_start % 1000 + 1 as integer), b.char_end - b.char_start) as written
    from mentions m
    join page_boxes b
        on b.document_id = m.document_id and b.char_start < m.char_end and b.char_end > m.char_start
    left join text_windows w on w.document_id = b.document_id and w.n = b.char_start // 1000
)
select
    mention_id as subject,
    document_id || ', ' || page || '쪽: "' || word || '" ≠ "' || coalesce(written, '') || '"' as detail_ko,
    document_id || ', page ' || page || ': "' || word || '" ≠ "' || coalesce(written, '') || '"' as detail_en
from placed
where word is distinct from replace(replace(replace(written, '&lt;', '<'), '&gt;', '>'), '&amp;', '&')
