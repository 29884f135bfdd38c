"""Where are the 100 centres, and how well is each known?"""
