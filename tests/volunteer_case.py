from odoo.fields import Command
from odoo.tests import new_test_user

from .common import ChainCase

SCREENED = {
    "vog_checked_on": "2025-09-01",
    "confidentiality_on": "2025-09-01",
    "training_on": "2025-09-08",
}


class VolunteerCase(ChainCase):
    """Guidance and welfare each have volunteers; the near ones share a pool."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.oss.keten_joint_pool = True
        cls.purpose = {
            purpose.code: purpose
            for purpose in cls.env["keten.volunteer.purpose"].search([])
        }
        cls.tigrinya = cls.env.ref("ketenaanpak.keten_language_tir")

    def new_volunteer(self, role="guidance", **vals):
        """Return somebody who registered, as the coordinator of a role sees it."""
        user = self.user_of[role]
        return (
            self.env["keten.volunteer"]
            .with_user(user)
            .create(
                {
                    "organisation_id": user.keten_organisation_id.id,
                    "first_name": "Fenna",
                    "last_name": "Invented",
                    "phone": "0412-555111",
                    "area_id": self.area["near"].id,
                    "language_ids": [Command.set(self.tigrinya.ids)],
                    "purpose_ids": [Command.set(self.purpose["buddy"].ids)],
                    **vals,
                }
            )
        )

    def screened(self, role="guidance", **vals):
        """Return somebody who waits for one click to become available."""
        volunteer = self.new_volunteer(
            role, **{"shares_pool": True, **SCREENED, **vals}
        )
        volunteer.action_interview()
        volunteer.action_screen()
        return volunteer

    def available(self, role="guidance", **vals):
        volunteer = self.screened(role, **vals)
        volunteer.action_admit()
        return volunteer

    def new_colleague(self, user, group="ketenaanpak.group_guidance"):
        """Return somebody who works at the same organisation."""
        return new_test_user(
            self.env,
            f"colleague_of_{user.login}",
            group,
            company_id=user.company_id.id,
            company_ids=[Command.set(user.company_id.ids)],
            keten_organisation_id=user.keten_organisation_id.id,
        )
