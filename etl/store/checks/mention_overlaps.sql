-- title_ko: 수치끼리 겹치지 않는다
-- title_en: No two figures share a character
-- severity: error
select
    mention_id as subject,
    quote || ' / ' || before as detail_ko,
    detail_ko as detail_en
from (
    select
        mention_id,
        char_start,
        quote,
        lag(quote) over texts as before,
        max(char_end) over (
            partition by document_id order by char_start
            rows between unbounded preceding and 1 preceding
        ) as reached
    from mentions
    window texts as (partition by document_id order by char_start)
)
where char_start < reached
