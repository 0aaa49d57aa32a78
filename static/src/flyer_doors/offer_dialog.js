import { Component, useExternalListener, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";

/**
 * What a neighbour offers. Nothing is asked before the neighbour agrees, and nothing
 * is kept on the device before it is complete.
 */
export class OfferDialog extends Component {
    static template = "ketenaanpak.OfferDialog";
    static components = { Dialog };
    static props = {
        draft: Object, // of the screen behind, so that closing by mistake loses nothing
        kinds: Object,
        save: Function,
        close: Function,
    };

    setup() {
        this.draft = useState(this.props.draft);
        useExternalListener(window, "beforeunload", (ev) => {
            if (this.draft.neighbour || this.draft.phone || this.draft.email) {
                ev.preventDefault();
            }
        });
    }

    get kinds() {
        return Object.entries(this.props.kinds);
    }

    get isReachable() {
        return Boolean(this.draft.phone.trim() || this.draft.email.trim());
    }

    get isComplete() {
        return this.draft.has_agreed && this.draft.neighbour.trim() && this.isReachable;
    }

    save() {
        this.props.save({ ...this.draft });
        this.props.close();
    }
}
