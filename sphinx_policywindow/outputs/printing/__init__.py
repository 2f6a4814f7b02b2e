"""A page as Sphinx has rendered it → what of it stands on paper: HTML in, HTML out."""
