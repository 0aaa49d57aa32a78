import { EventBus, reactive } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { serializeDateTime } from "@web/core/l10n/dates";
import { isMishap, refusalOf } from "./walk_call";

const { DateTime } = luxon;

const FIRST_WAIT = 2000; // milliseconds
const LONGEST_WAIT = 60000;

/**
 * Takes down what is tapped at the doors, and brings it to the server when it can.
 *
 * Everything goes through the store first. The server takes the same visit twice
 * without harm, so whatever may not have arrived is sent again. What the server
 * refuses stays, with the reason, until somebody tried again or let it go.
 */
export class WalkSender {
    constructor(store) {
        this.store = store;
        this.bus = new EventBus();
        this.state = reactive({
            rounds: {},
            refusals: {}, // by round, by name of what was refused; not kept in the store
            connection: "fine", // or lost, or logged_out
        });
        this.wait = FIRST_WAIT;
        this.refresh();
    }

    refresh() {
        const rounds = {};
        for (const roundId of this.store.roundIds()) {
            rounds[roundId] = this.store.read(roundId);
        }
        this.state.rounds = rounds;
    }

    change(roundId, change) {
        this.store.change(roundId, change);
        this.refresh();
    }

    waitingIn(roundId) {
        const { visits, totals, offers } = this.state.rounds[roundId] || {};
        return Object.keys({ ...visits, ...offers }).length + (totals ? 1 : 0);
    }

    get waiting() {
        const ids = Object.keys(this.state.rounds);
        return ids.reduce((count, roundId) => count + this.waitingIn(roundId), 0);
    }

    refusalsIn(roundId) {
        return this.state.refusals[roundId] || {};
    }

    // What people do

    /** Note a visit; of two visits to a door the later one counts for the server. */
    visit(roundId, door, result, reaction) {
        const now = DateTime.utc();
        const before = door.visited_at && DateTime.fromSQL(door.visited_at, { zone: "utc" });
        const at = before && before >= now.startOf("second") ? before.plus({ seconds: 1 }) : now;
        const visit = { door: door.id, result, reaction, at: serializeDateTime(at) };
        this.forgive(roundId, `door:${door.id}`);
        this.change(roundId, (round) => (round.visits[door.id] = visit));
        this.send();
    }

    setTotals(roundId, resultId, values) {
        this.forgive(roundId, "totals");
        this.change(roundId, (round) => (round.totals = { resultId, values, at: Date.now() }));
        this.send();
    }

    offer(roundId, values) {
        const key = crypto.getRandomValues(new Uint32Array(4)).join("-");
        this.change(roundId, (round) => (round.offers[key] = { key, values, at: Date.now() }));
        this.send();
    }

    tryAgain(roundId) {
        delete this.state.refusals[roundId];
        this.send();
    }

    letGo(roundId, name) {
        const [kind, id] = name.split(":");
        this.forgive(roundId, name);
        this.change(roundId, (round) => {
            if (kind === "totals") {
                round.totals = null;
            } else {
                delete round[kind === "door" ? "visits" : "offers"][id];
            }
        });
    }

    forgive(roundId, name) {
        delete this.state.refusals[roundId]?.[name];
    }

    refuse(roundId, name, reason) {
        this.state.refusals[roundId] ||= {};
        this.state.refusals[roundId][name] = reason;
    }

    // How it gets to the server

    async send() {
        if (this.isSending) {
            this.isAskedAgain = true;
            return;
        }
        this.isSending = true;
        browser.clearTimeout(this.timer);
        try {
            do {
                this.isAskedAgain = false;
                for (const roundId of this.store.roundIds()) {
                    await this.sendRound(roundId);
                }
            } while (this.isAskedAgain);
            this.state.connection = "fine";
            this.wait = FIRST_WAIT;
        } catch (error) {
            this.onFailure(error);
        } finally {
            this.isSending = false;
        }
    }

    onFailure(error) {
        if (error.exceptionName === "odoo.http.SessionExpiredException") {
            this.state.connection = "logged_out";
            return;
        }
        this.state.connection = "lost";
        this.timer = browser.setTimeout(() => this.send(), this.wait);
        this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
        if (!isMishap(error)) {
            throw error;
        }
    }

    async sendRound(roundId) {
        const refused = this.refusalsIn(roundId);
        const { visits, totals, offers } = this.store.read(roundId);
        await this.sendVisits(
            roundId,
            Object.values(visits).filter((visit) => !refused[`door:${visit.door}`])
        );
        if (totals && !refused.totals) {
            await this.sendTotals(roundId, totals);
        }
        for (const offer of Object.values(offers).filter((o) => !refused[`offer:${o.key}`])) {
            await this.sendOffer(roundId, offer);
        }
    }

    /** Send all doors at once; when one of them is refused, find out which. */
    async sendVisits(roundId, visits) {
        if (!visits.length) {
            return;
        }
        const refusal = await refusalOf("keten.flyer.door", "record_visits", visits);
        if (!refusal) {
            this.onSaved(roundId, "visits", visits);
        } else if (visits.length === 1) {
            this.refuse(roundId, `door:${visits[0].door}`, refusal);
        } else {
            for (const visit of visits) {
                await this.sendVisits(roundId, [visit]);
            }
        }
    }

    async sendTotals(roundId, totals) {
        const { resultId, values } = totals;
        const refusal = await refusalOf("keten.flyer.result", "write", [resultId], values);
        if (refusal) {
            this.refuse(roundId, "totals", refusal);
        } else {
            this.onSaved(roundId, "totals", totals);
        }
    }

    async sendOffer(roundId, offer) {
        const values = { ...offer.values, task_id: Number(roundId) };
        const refusal = await refusalOf(
            "keten.volunteer.lead",
            "record_offer",
            offer.key,
            values
        );
        if (refusal) {
            this.refuse(roundId, `offer:${offer.key}`, refusal);
        } else {
            this.onSaved(roundId, "offer", offer);
        }
    }

    /** Take off the list what arrived, unless it was filled in anew in the meantime. */
    onSaved(roundId, kind, saved) {
        this.bus.trigger("saved", { roundId: Number(roundId), kind, saved });
        this.change(roundId, (round) => {
            if (kind === "visits") {
                for (const { door, at } of saved) {
                    if (round.visits[door]?.at === at) {
                        delete round.visits[door];
                    }
                }
            } else if (kind === "offer") {
                delete round.offers[saved.key];
            } else if (round.totals?.at === saved.at) {
                round.totals = null;
            }
        });
    }
}
