"""Text, cleaned: what does not belong found by rules and by its form, taken out, and written down.

`cleaning.clean_text` is the way in. `edits` keeps the books, `layout` and `encoding` mend, `rules` takes whole
paragraphs by the tables of `data/rules`; the others know one kind of passage each.
"""
