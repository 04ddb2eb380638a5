-- title_ko: 페이지가 있는 문헌의 수치는 모두 페이지 위에서 찾을 수 있다
-- title_en: Every quote of a document with pages is found on them
-- severity: note
-- All of its characters but blanks and tags lie in boxes; where words are printed over each other they do not.
with quotes as (
    select
        m.mention_id,
        m.document_id,
        m.quote,
        length(regexp_replace(m.quote, '<[^>]*>|\s', '', 'g')) as characters,
        coalesce(
            sum(least(b.char_end, m.char_end) - greatest(b.char_start, m.char_start)) filter (b.char_start is not null), 0
        ) as boxed  -- least and greatest pass over nulls
    from mentions m
    left join page_boxes b
        on b.document_id = m.document_id and b.char_start < m.char_end and b.char_end > m.char_start
    where m.document_id in (select document_id from pages)
    group by all
)
select
    mention_id as subject,
    document_id || ': 쪽 위에서 "' || quote || '"의 자리를 찾지 못했다' as detail_ko,
    document_id || ': "' || quote || '" has no sure place on its page' as detail_en
from quotes
where boxed <> characters
