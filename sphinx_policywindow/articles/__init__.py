"""What an article is: plain Python that imports neither Sphinx nor docutils."""
