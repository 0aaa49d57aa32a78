from odoo import api, fields, models
from odoo.exceptions import UserError

from .keten_buddy_match import RUNNING
from .keten_buddy_ranking import OBSTACLES, pair


class KetenBuddyMatch(models.Model):
    """A proposal breaks no hard condition, and keeps what the two share."""

    _inherit = "keten.buddy.match"

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise UserError: a request is not open, or something stands in the way
        """
        self.check_access("create")  # before telling what stands in the way
        requests = self.env["keten.buddy.request"].browse(
            [vals.get("request_id") for vals in vals_list]
        )
        wanted = [(vals["volunteer_id"], vals["request_id"]) for vals in vals_list]
        pairs = self._compare(wanted)
        if not self.env.su:
            requests._check_open()
            self._check_obstacles(pairs)
        matches = super().create(vals_list)
        for match, near in zip(matches, pairs, strict=True):
            match._stamp(match._grounds_of(near))
        new = matches.filtered(lambda match: match.state == "proposed")
        new._move_requests("proposed")
        matches._sync_deadline_activities()
        return matches

    @api.model
    def _check_obstacles(self, pairs):
        """
        :raise UserError: something stands in the way of a pair
        """
        for near in pairs:
            if near.obstacles:
                raise UserError(self._obstacle_sentence(near))

    @api.model
    def _compare(self, wanted):
        """Return pairs of these ids of volunteers and requests, in a few queries."""
        if not wanted:
            return []
        volunteer_ids, request_ids = zip(*wanted, strict=True)
        pool = self.env["keten.volunteer"].browse(set(volunteer_ids))
        pool.check_access("read")
        facts = pool._buddy_facts([("id", "in", volunteer_ids)])
        fact_of = {fact.id: fact for fact in facts}
        requests = self.env["keten.buddy.request"].browse(set(request_ids))
        wish_of = {wish.id: wish for wish in requests._wishes()}
        weights = requests.company_id[:1]._buddy_weights()
        return [
            pair(fact_of[volunteer_id], wish_of[request_id], weights)
            for volunteer_id, request_id in wanted
        ]

    @api.model
    def _obstacle_sentence(self, near):
        volunteer = self.env["keten.volunteer"].browse(near.volunteer.id)
        request = self.env["keten.buddy.request"].browse(near.wish.id)
        labels = dict(self._fields["obstacle"]._description_selection(self.env))
        told = [labels[key] for key, _label in OBSTACLES if key in near.obstacles]
        if "screening" in near.obstacles and volunteer.screening_gap:
            told.append(volunteer.screening_gap)
        return self.env._(
            "%(volunteer)s cannot be proposed for %(request)s.\n%(obstacles)s",
            volunteer=volunteer.display_name,
            request=request.display_name,
            obstacles="\n".join(told),
        )


class KetenBuddyRequest(models.Model):
    """The matches of a request, one running at a time."""

    _inherit = "keten.buddy.request"

    match_ids = fields.One2many("keten.buddy.match", "request_id", "Matches")

    match_count = fields.Integer(compute="_compute_match_count")

    @api.depends("match_ids")
    def _compute_match_count(self):
        groups = self.env["keten.buddy.match"]._read_group(
            [("request_id", "in", self.ids)], ["request_id"], ["__count"]
        )
        count_of = {request.id: count for request, count in groups}
        for request in self:
            request.match_count = count_of.get(request.id, 0)

    def action_open_matches(self):
        return self.match_ids._get_records_action(name=self.env._("Matches"))

    def _still_proposed(self):
        matches = self.sudo().match_ids  # references, whoever leads them
        running = matches.filtered(lambda match: match.state in RUNNING)
        return [
            self.env._("%(match)s has to be declined first.", match=match.display_name)
            for match in running
        ]

    def _check_open(self):
        """
        :raise UserError: a request is matched, closed or proposed for already
        """
        for request in self.filtered(lambda request: request.state != "open"):
            raise UserError(
                self.env._(
                    "%(request)s is %(state)s.",
                    request=request.display_name,
                    state=request._state_label(request.state).lower(),
                )
            )
