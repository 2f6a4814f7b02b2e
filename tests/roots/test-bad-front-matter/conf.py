project = "Mistakes"
extensions = ["myst_parser", "sphinx_policywindow"]
exclude_patterns = ["*.expected"]
policywindow_kinds = {
    "standard": {
        "label": "Standard",
        "plural": "Standards",
        "fields": [
            {"name": "status", "label": "Status", "choices": ["Draft", "In force", "Withdrawn"]},
            {"name": "bodies", "label": "Bodies", "many": True, "choices": ["ISO", "IEC"]},
        ],
    },
}
