-- Where the places of the words lie that contain this one, or its first 24 characters: endings that begin
-- alike stand together, and so do their places.
select min(first) as first, max(first + hits) as last
from endings
where ending >= left($word, 24) and ending < left($word, 24) || chr(1114111)
having count(*) > 0
