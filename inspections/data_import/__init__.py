"""Published files, read row by row: what kind of file it is, its columns, its cells.

Nothing here asks or changes the database. Memory stays flat however long a file is.
"""
