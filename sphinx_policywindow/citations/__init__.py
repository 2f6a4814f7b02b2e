"""How an article is cited: styles for readers, formats for machines.

Plain Python that imports neither Sphinx nor docutils. The way is ``item_of`` or ``from_csl`` →
``Item`` → a ``Style`` → ``Runs`` → ``to_text``, ``to_html`` or nodes; or a ``Format`` → text.
"""
