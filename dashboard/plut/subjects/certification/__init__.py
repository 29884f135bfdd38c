"""How many get through, how long does it take, where do they wait?"""
