from . import keten_announcement
from . import keten_placement_stop
