"""What about my province or regency?"""
