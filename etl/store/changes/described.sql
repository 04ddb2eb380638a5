-- Documents of which the manifest says something else than before.
select document_id
from old.documents o
join new.documents n using (document_id)
where (o.label_ko, o.label_en, o.title, o.title_en, o.author, o.affiliation, o.publisher, o.container, o.number,
        o.type, o.published, o.published_inferred, o.language, o.licence)
    is distinct from (n.label_ko, n.label_en, n.title, n.title_en, n.author, n.affiliation, n.publisher, n.container,
        n.number, n.type, n.published, n.published_inferred, n.language, n.licence)
