"""What a person edits, by type: one module a kind of file, and what reads and checks them all.

fields      the types of single values: Id, Date, Word, Pattern, … each says what is expected of it
manifest units origins actors language indicators corrections decisions
            the kinds of files: what tables and keys each has
kinds       the list of all kinds: a new one is a module here and a line there
inputs      reads the files of a workspace, holds them against each other, gathers every problem
sources     one file from bytes to tables; lines: where in it a key stands
problems    a problem as one line: place, found, expected, next step
"""
