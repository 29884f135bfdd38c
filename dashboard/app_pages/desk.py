"""What has been loaded, what would change, and who publishes it? For those who may."""

from plut.surfaces.app import opening

opening.show_desk()
