"""How far is spending from 40 per cent, by which denominator, and who must close the gap?"""
