"""The blocks: a placeholder and the catalog → stock nodes that every builder knows."""
