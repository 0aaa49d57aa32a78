from . import keten_placement_figure
