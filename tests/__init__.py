from . import test_access
from . import test_access_attached
from . import test_access_over_time
from . import test_access_rpc
from . import test_deadline
from . import test_placement
from . import test_term
from . import test_tour
