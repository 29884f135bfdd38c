"""Where does the programme stand, and where should I look?"""
