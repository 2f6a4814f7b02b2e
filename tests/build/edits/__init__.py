"""A wiki that is edited at random, and how two builds of it are compared.

``wiki.py`` has pages and their text; ``content.py`` and ``facts.py`` have what stands on a page and in
its record, and ``making.py`` makes new ones of both. ``editing.py`` and ``records.py`` have the edits,
``helper.py`` what the wiki's ``conf.py`` runs, and ``comparing.py`` what may differ, and why.
"""
