"""What machines read of an article: plain Python that imports neither Sphinx nor docutils."""
