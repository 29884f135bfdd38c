"""Which region leads, and how sure is that?"""
