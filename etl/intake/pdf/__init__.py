"""PDF: characters with their boxes become columns, tables and paragraphs, all by place on the page.

characters ─ segments ─ rulings, tables ─ columns ─ furniture ─ paragraphs ─ read
"""
