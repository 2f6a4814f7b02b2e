"""A wiki that is edited at random, and how two builds of it are compared.

``wiki.py`` has pages and their text, ``content.py`` what stands on a page, ``editing.py`` the edits,
``helper.py`` what such a wiki's ``conf.py`` runs, and ``comparing.py`` what may differ, and why.
"""
