from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class Verb(NamedTuple):
    """Something people do to a record: who may, from which states, to which state.

    ``target`` empty: ``_state_after`` of the record decides where it goes.
    """

    name: str
    sources: tuple[str, ...]
    target: str | None
    groups: str
    label: str


class KetenFlow(models.AbstractModel):
    """State as a guarded table of verbs (design.md 3.7).

    A class that inherits this has a selection ``state``, lists its verbs in
    ``_verbs`` and may define, per verb, ``_missing_for_<verb>``: the sentences that
    say what one record misses, and ``_on_<verb>``: what follows for all of them.
    Rooms above extend ``_on_<verb>`` with ``super()``; that is the one seam between
    the floors. Writing the state, as a dragged card does, goes the same way.
    """

    _name = "keten.flow"
    _description = "Guarded Flow"
    _inherit = ["keten.thread"]

    allowed_verbs = fields.Char(
        compute="_compute_allowed_verbs",
        help="The verbs this user may use on the record as it stands, between spaces.",
    )

    @api.model
    def _verbs(self):
        """Return the verbs of the model, in the order of the flow."""
        return ()

    def _is_step_open(self, _activity):
        """Tell whether an activity asks for a step that the record itself will tell."""
        return False

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_allowed_verbs(self):
        verbs = [v for v in self._verbs() if self.env.user.has_groups(v.groups)]
        for record in self:
            names = [v.name for v in verbs if record.state in v.sources]
            record.allowed_verbs = f" {' '.join(names)} "

    @api.model
    def _reachable_states(self):
        """Return the states this user's verbs start from or lead to."""
        own = [v for v in self._verbs() if self.env.user.has_groups(v.groups)]
        targets = {verb.target for verb in own if verb.target}
        return targets.union(*(verb.sources for verb in own))

    @api.model_create_multi
    def create(self, vals_list):
        """Enter a record at the start of the flow, whatever the screen came from.

        :raise AccessError: somebody enters it half way, past its verbs
        """
        if self.env.su:
            return super().create(vals_list)
        start = self._fields["state"].default(self)
        if any(vals.get("state", start) != start for vals in vals_list):
            self._refuse_field("state")
        # A column of the board offers its own state as the default.
        records = super(KetenFlow, self.with_context(default_state=start)).create(
            vals_list
        )
        return records.with_env(self.env)

    def write(self, vals):
        if "state" not in vals or self.env.su:
            return super().write(vals)
        rest = {field: value for field, value in vals.items() if field != "state"}
        result = super().write(rest) if rest else True
        self._move_to(vals["state"])
        return result

    def _move_to(self, target):
        """Find the verb that leads from each state to the target, and do it."""
        for source, records in self.grouped("state").items():
            if source == target:
                continue
            verbs = [
                v for v in self._verbs() if source in v.sources and v.target == target
            ]
            if not verbs:
                raise UserError(
                    self.env._(
                        "%(record)s: there is no step from %(state)s to %(target)s.",
                        record=records[0].display_name,
                        state=self._state_label(source),
                        target=self._state_label(target),
                    )
                )
            records._do(verbs[0].name)

    def _do(self, verb_name):
        """Carry out a verb on all records, or on none (design.md 3.7).

        :raise AccessError: the user may not use the verb
        :raise UserError: a record is in another state, or misses something
        """
        self = self.with_context(mail_notrack=False)  # every change leaves a trace
        verb = next(v for v in self._verbs() if v.name == verb_name)
        self._check_verb(verb)
        after = self.grouped(lambda record: record._state_after(verb))
        for state, records in after.items():
            records._stamp({"state": state})
        follow_up = getattr(self, f"_on_{verb.name}", None)
        if follow_up:
            follow_up()

    def _state_after(self, verb):
        """Return the state a verb leads to, where a record decides for itself."""
        return verb.target

    def _check_verb(self, verb):
        self.check_access("write")
        if not self.env.su and not self.env.user.has_groups(verb.groups):
            raise AccessError(
                self.env._(
                    "%(verb)s: this step is taken by %(roles)s.",
                    verb=verb.label,
                    roles=self._role_names(verb.groups),
                )
            )
        missing_for = getattr(self, f"_missing_for_{verb.name}", None)
        problems = []
        for record in self:
            if record.state not in verb.sources:
                problems.append(
                    self.env._(
                        "%(record)s is %(state)s.",
                        record=record.display_name,
                        state=self._state_label(record.state),
                    )
                )
            elif missing_for:
                sentences = getattr(record, missing_for.__name__)()
                problems += self._told_once(record.display_name, sentences)
        if problems:
            title = self.env._("%(verb)s is not possible yet.", verb=verb.label)
            raise UserError("\n".join([title, *problems]))

    @api.model
    def _told_once(self, name, sentences):
        """Return the lines on one record: its name stands above what it misses."""
        if len(sentences) < 2:
            return [f"{name}: {sentence}" for sentence in sentences]
        return [f"{name}:", *(f"- {sentence}" for sentence in sentences)]

    def _missing(self, *field_names):
        """Return one sentence per empty field, naming it as the screen does."""
        return [
            self.env._(
                "%(field)s is not filled in.",
                field=self._fields[name]._description_string(self.env),
            )
            for name in field_names
            if not self[name]
        ]

    def _stamp(self, vals):
        """Write what a verb decides, which nobody may write by hand."""
        self.sudo().write(vals)  # the verb was checked, its stamps belong to nobody

    def _state_label(self, state):
        labels = dict(self._fields["state"]._description_selection(self.env))
        return labels[state]

    @api.model
    def _role_names(self, groups):
        names = []
        for xmlid in groups.split(","):
            role = self.env.ref(xmlid).sudo()  # names of roles are public in the chain
            names.append(role.name)
        return ", ".join(names)
