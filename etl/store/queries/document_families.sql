-- How many figures of each family a document has, and how many that are no value of an indicator.
select family, cast(count(*) as integer) as figures
from figures
where document_id = $document
group by family
union all
select null, cast(mentions - figures as integer) from document_counts where document_id = $document
