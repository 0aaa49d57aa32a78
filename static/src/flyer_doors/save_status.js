import { Component } from "@odoo/owl";

/** Tells whether all is saved, and if not, how much and why not. */
export class SaveStatus extends Component {
    static template = "ketenaanpak.SaveStatus";
    static props = {
        waiting: Number,
        connection: String,
        refusals: Object,
        tryAgain: Function,
        letGo: Function,
    };

    get refusals() {
        return Object.entries(this.props.refusals).map(([name, reason]) => ({ name, reason }));
    }

    get state() {
        if (this.refusals.length) {
            return "refused";
        }
        if (!this.props.waiting) {
            return "saved";
        }
        return this.props.connection === "fine" ? "saving" : this.props.connection;
    }

    logIn() {
        const here = encodeURIComponent(window.location.pathname);
        window.location.href = `/web/login?redirect=${here}`;
    }
}
