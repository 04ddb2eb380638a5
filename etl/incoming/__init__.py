"""Papers that came in by the browser and wait for a person: read and looked at first, then taken in or dropped.

    build/incoming/<key>/original       the file as it came; the key is the beginning of its sha256
    build/incoming/<key>/item.json      what it is called and what became of it
    build/incoming/<key>/read.msgpack   what a reader made of it, with a proposed bibliography and its figures

The server only lays files here (etl.incoming.tray); a process beside it reads them one at a time
(etl.incoming.reader), and another one builds (etl.incoming.building), so that what a file does to its reader it does
to no page.
"""
