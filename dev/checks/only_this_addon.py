"""Let Odoo's own lint tests look at our addon instead of at all of Odoo's."""

import os
from contextlib import ExitStack
from unittest.mock import patch

import pytest


@pytest.fixture(autouse=True)
def only_this_addon(request):
    if "test_lint" not in request.module.__name__:
        yield
        return

    from odoo.modules import Manifest
    from odoo.tools import config

    import odoo.addons

    addon = os.environ["KETEN_ADDON"]
    manifest = Manifest.for_addon(addon)
    with ExitStack() as stack:
        for target, name, value in (
            (Manifest, "all_addon_manifests", lambda: [manifest]),
            (config, "root_path", manifest.path),
            (odoo, "__path__", []),
            (odoo.addons, "__path__", [manifest.path]),
        ):
            stack.enter_context(patch.object(target, name, value))
        if hasattr(request.module, "get_modules"):
            stack.enter_context(
                patch.object(request.module, "get_modules", lambda: [addon])
            )
        yield
