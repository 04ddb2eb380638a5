-- title_ko: 숫자 바로 앞에 보이지 않는 부호로 잘린 숫자가 없다
-- title_en: No digit stands before a number, parted from it by nothing that is seen
-- severity: warning
select
    q.observation_id as subject,
    q.reading || ' (' || q.document_id || ':' || q.char_start || '-' || q.char_end || ')' as detail_ko,
    detail_ko as detail_en
from (
    select o.observation_id, m.*,
        substr(w.text, cast(greatest(m.char_start - 8, 0) % 1000 + 1 as integer), least(m.char_start, 8)) as before
    from observations o
    join mentions m using (mention_id)
    join text_windows w on w.document_id = m.document_id and w.n = greatest(m.char_start - 8, 0) // 1000
) q
where regexp_matches(q.quote, '^\p{Nd}') and regexp_matches(q.before, '\p{Nd}[\p{Cf}\p{Mn}]*$')
