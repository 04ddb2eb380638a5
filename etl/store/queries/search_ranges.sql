-- The places of figures in some ranges of rows of search_places, one range after the other. A line whose range is not
-- given is left out (etl.store.optional).
select place from search_places where rowid >= $first_0 and rowid < $last_0
union all select place from search_places where rowid >= $first_1 and rowid < $last_1
union all select place from search_places where rowid >= $first_2 and rowid < $last_2
union all select place from search_places where rowid >= $first_3 and rowid < $last_3
union all select place from search_places where rowid >= $first_4 and rowid < $last_4
union all select place from search_places where rowid >= $first_5 and rowid < $last_5
union all select place from search_places where rowid >= $first_6 and rowid < $last_6
union all select place from search_places where rowid >= $first_7 and rowid < $last_7
union all select place from search_places where rowid >= $first_8 and rowid < $last_8
union all select place from search_places where rowid >= $first_9 and rowid < $last_9
union all select place from search_places where rowid >= $first_10 and rowid < $last_10
union all select place from search_places where rowid >= $first_11 and rowid < $last_11
union all select place from search_places where rowid >= $first_12 and rowid < $last_12
union all select place from search_places where rowid >= $first_13 and rowid < $last_13
union all select place from search_places where rowid >= $first_14 and rowid < $last_14
union all select place from search_places where rowid >= $first_15 and rowid < $last_15
union all select place from search_places where rowid >= $first_16 and rowid < $last_16
union all select place from search_places where rowid >= $first_17 and rowid < $last_17
union all select place from search_places where rowid >= $first_18 and rowid < $last_18
union all select place from search_places where rowid >= $first_19 and rowid < $last_19
union all select place from search_places where rowid >= $first_20 and rowid < $last_20
union all select place from search_places where rowid >= $first_21 and rowid < $last_21
union all select place from search_places where rowid >= $first_22 and rowid < $last_22
union all select place from search_places where rowid >= $first_23 and rowid < $last_23
