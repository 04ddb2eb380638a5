-- What documents are called, all or some: the title that they state, else our label, in both languages. In English of a
-- title in other letters the English one that the text has, else our label. `written` is the day that relative time is
-- counted from: published, as stated or inferred; else accepted, manuscript.
select document_id, coalesce(title, label_ko) as title_ko, case
        when title is null or regexp_matches(title, '[가-힣぀-ヿ一-鿿Ѐ-ӿ]') then coalesce(title_en, label_en)
        else title
    end as title_en,
    coalesce(published, published_inferred, bibliography->>'accepted', bibliography->>'manuscript') as written
from documents
where $documents is null or list_contains($documents, document_id)
