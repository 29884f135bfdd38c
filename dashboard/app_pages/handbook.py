"""How does an office's data officer get from a file to a published edition?"""

from plut.surfaces.app import opening

opening.show_handbook()
