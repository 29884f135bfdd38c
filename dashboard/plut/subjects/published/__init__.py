"""What has been said in public, when, by whom, and does it add up?"""
