from odoo import api, models
from odoo.exceptions import AccessError


class IrDefault(models.Model):
    """Nobody brings defaults of their own to a record of the chain.

    Odoo lets every employee keep one for any field there is, and fills it in where the
    chain itself makes a record: an answer nobody gave, a stamp of what never was.
    """

    _inherit = "ir.default"

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise AccessError: somebody keeps a default for a field of the chain
        """
        defaults = super().create(vals_list)
        defaults._refuse_chain()
        return defaults

    def write(self, vals):
        """
        :raise AccessError: somebody turns a default into one for a field of the chain
        """
        result = super().write(vals)
        self._refuse_chain()
        return result

    def _refuse_chain(self):
        if self.env.su or self.env.user._is_system():
            return
        models_set = self.sudo().field_id.mapped("model")  # names of models, no more
        if any(model.startswith("keten.") for model in models_set):
            raise AccessError(
                self.env._("Records of the chain take no defaults of a person.")
            )
