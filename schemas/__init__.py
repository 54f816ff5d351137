"""What flows: the raw article, the record that stages add to, outcomes, events, stories, and the topics for them.

Every type is a frozen `msgspec.Struct`. A field that does not apply is absent from the JSON, never null; readers ignore
fields they do not know, so that workers of two versions can run side by side.
"""
