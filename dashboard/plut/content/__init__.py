"""The vocabulary that subjects speak."""
