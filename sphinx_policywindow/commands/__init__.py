"""The commands of ``python -m sphinx_policywindow``, one module each."""
