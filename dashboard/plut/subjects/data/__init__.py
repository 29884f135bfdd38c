"""Where does this come from, how fresh is it, what is missing, how do I load mine?"""
