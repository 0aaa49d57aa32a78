from . import base_import_import
from . import keten_announcement
from . import keten_interim
from . import keten_placement_stop
from . import keten_referral_end
from . import mail_compose_message
from . import keten_session_series
from . import keten_session_series_day
