"""Files of access that several tests stand under."""

# everybody may read everything; a proxy would tell who asks
WIDE = """
[identity]
kind = "proxy"
name = "X-Forwarded-User"
proxies = ["127.0.0.1"]

[roles.public]
pages = "all"
datasets = "all"
provinces = "all"
"""
