from . import keten_agenda_item_paper
from . import keten_flyer_support
from . import keten_flyer_task_paper
from . import keten_flyer_workload
from . import keten_leaflet_paper
from . import keten_placement_figure
from . import keten_session_paper
from . import keten_volunteer_density
