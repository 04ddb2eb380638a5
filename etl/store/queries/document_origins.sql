-- Whose figures a document has, and how many; no origin: how many of its mentions are no value of an indicator.
select origin_id, min(origin_ko) as ko, min(origin_en) as en, cast(count(*) as integer) as figures
from figures
where document_id = $document
group by origin_id
union all
select null, null, null, cast(mentions - figures as integer) from document_counts where document_id = $document
order by figures desc, origin_id
