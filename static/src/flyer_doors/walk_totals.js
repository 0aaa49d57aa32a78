import { Component } from "@odoo/owl";
import { undoneIn } from "./walk_sheet";

const RESULTS = ["leaflet", "spoken", "not_home", "refused", "skipped"];
const REACTIONS = ["positive", "neutral", "worried"];

/** What a round came to in numbers, for a team that keeps no list of doors. */
export class WalkTotals extends Component {
    static template = "ketenaanpak.WalkTotals";
    static props = {
        totals: Object,
        labels: Object,
        isReadonly: Boolean,
        change: Function,
        backToDoors: Function,
    };
    results = RESULTS;
    reactions = REACTIONS;

    number(name) {
        return this.props.totals[`${name}_count`];
    }

    sum(names) {
        return names.reduce((sum, name) => sum + this.number(name), 0);
    }

    get undone() {
        return undoneIn(this.props.totals);
    }

    /** Return how high a number may go: a reaction belongs to a talk. */
    highest(name) {
        const isReaction = REACTIONS.includes(name);
        const left = isReaction ? this.number("spoken") - this.sum(REACTIONS) : 9999;
        return this.number(name) + Math.max(0, left);
    }

    set(name, number) {
        const lowest = name === "spoken" ? this.sum(REACTIONS) : 0;
        const rounded = Math.round(Number(number)) || 0;
        const fitting = Math.min(Math.max(rounded, lowest), this.highest(name));
        this.props.change({ [`${name}_count`]: fitting });
    }
}
