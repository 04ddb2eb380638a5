-- title_ko: 인용한 수치는 원문의 그 자리에 그대로 있다
-- title_en: Every quoted figure is the text at its offsets
-- severity: error
select
    q.mention_id as subject,
    '"' || left(q.quote, 80) || '" ≠ "' || left(coalesce(found, ''), 80) || '" ('
        || q.document_id || ':' || q.char_start || '-' || q.char_end || ')' as detail_ko,
    detail_ko as detail_en
from (
    select
        q.*,
        case
            when d.text is null then substr(w.text, cast(q.char_start % 1000 + 1 as integer), q.char_end - q.char_start)
            else substr(d.text, cast(q.char_start + 1 as integer), q.char_end - q.char_start)
        end as found
    from mentions q
    left join text_windows w on w.document_id = q.document_id and w.n = q.char_start // 1000
    left join documents d on d.document_id = q.document_id and q.char_end - q.char_start > 1000  -- beyond a window
) q
where found is distinct from q.quote
