-- How languages write numbers in words.
select language, words from number_words
