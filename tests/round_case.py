from .session_case import SessionCase

MEMBERS = ("housing", "police", "welfare")


class RoundCase(SessionCase):
    """A placement that cannot wait, and a chair who asks the members in writing."""

    def setUp(self):
        super().setUp()
        self.regular = self.plan("2026-04-08 09:00:00")
        self.placement = self.announce(self.new_placement())
        self.item = self.item_of(self.placement)

    def start(self, **vals):
        """Let the chair start the round, and return it as the chair sees it."""
        wizard = (
            self.as_chair(self.env["keten.interim"])
            .with_context(active_id=self.item.id)
            .create({"answer": "written", **vals})
        )
        wizard.action_answer()
        return self.item.session_id

    def answer_of(self, role, item=None):
        answers = (item or self.item).sudo().answer_ids
        own = answers.filtered(lambda a: a.user_id == self.user_of[role])
        return self.as_role(own, role)

    def asked(self, session):
        """Return who has an activity to answer."""
        kind = self.env.ref("ketenaanpak.mail_activity_type_answer")
        activities = session.sudo().activity_ids
        return activities.filtered(lambda a: a.activity_type_id == kind).user_id

    def people(self, *roles):
        return self.env["res.users"].union(*(self.user_of[role] for role in roles))

    def decide(self, **outcome):
        self.item.write({**self.OUTCOME, **outcome})
        self.item.action_discuss()
