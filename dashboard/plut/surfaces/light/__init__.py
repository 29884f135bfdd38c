"""Light pages: the blocks of a page as HTML that needs no script."""
