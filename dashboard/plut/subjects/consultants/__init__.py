"""Where are consultants missing, who lives too far away, and where should the next centres stand?"""
