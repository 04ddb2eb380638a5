"""Papers of one's own: a file becomes an entry of seeds/manifest.toml, with original, text and bibliography.

originals/<sha256>/<file name>   the file as it came, byte for byte
<id>_<sha256>.html               the text that a reader made of it; offsets belong to it
removed/                         what an entry no longer names

What is found out about a file is proposed: the entry says so, key by key, until a person takes the key out of
`proposed`.
"""
