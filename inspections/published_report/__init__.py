"""Reading the inspectorates' published reports: from a file to what it says, without guessing.

file → `Document` (pages, lines and words with their places) → the first family that recognises it
→ `Reading` (values with the words they were read from) → JSON or a page. Nothing here touches the
database or the web, and files are opened in a process of their own: start at `workshop.Workshop`.
"""
