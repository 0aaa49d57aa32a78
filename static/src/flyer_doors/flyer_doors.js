import { Component, onMounted, onWillStart, onWillUnmount, useRef, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useBus, useService } from "@web/core/utils/hooks";
import { closestScrollableY } from "@web/core/utils/scrolling";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { DoorCard } from "./door_card";
import { OfferDialog } from "./offer_dialog";
import { SaveStatus } from "./save_status";
import { useSteadyPlace } from "./steady_place";
import { WalkSheet } from "./walk_sheet";
import { WalkTotals } from "./walk_totals";

const LOOK_AGAIN = 60000; // milliseconds: somebody else walks the other side
const REST = 350; // between two taps, so that a thumb that trembles taps once

function emptyOffer() {
    return { has_agreed: false, neighbour: "", phone: "", email: "", help_kind: "welcome" };
}

/** The doors of a round in the order of the walk, for one thumb. */
export class FlyerDoors extends Component {
    static template = "ketenaanpak.FlyerDoors";
    static components = { DoorCard, Layout, SaveStatus, WalkTotals };
    static props = { ...standardActionServiceProps };
    static displayName = _t("At the doors");

    setup() {
        this.orm = useService("orm");
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.walk = useService("keten_walk");
        this.roundId = this.props.action.context.active_id;
        this.walkState = useState(this.walk.state);
        this.state = useState({
            told: null,
            filter: "all",
            kept: {}, // doors that stay in sight until another filter is chosen
            isResting: false,
        });
        this.saves = 0;
        this.before = {}; // what a door was before the last tap
        this.draft = emptyOffer();
        this.root = useRef("root");
        this.place = useSteadyPlace(this.root);
        onWillStart(async () => {
            await this.load();
            this.setFilter(this.usualFilter);
        });
        onMounted(() => this.showNextDoor());
        useBus(this.walk.bus, "saved", ({ detail }) => this.onSaved(detail));
        const timer = browser.setInterval(() => document.hidden || this.look(), LOOK_AGAIN);
        onWillUnmount(() => {
            browser.clearInterval(timer);
            this.warnAboutWaiting();
        });
    }

    // What there is to see

    async load() {
        const { saves } = this;
        const told = await this.orm.silent.call("keten.flyer.task", "walk_sheet", [this.roundId]);
        if (saves === this.saves) {
            this.state.told = told;
        }
    }

    /** See what others filled in meanwhile; what is on the screen stays when that fails. */
    async look() {
        await this.load().catch(() => {});
    }

    get current() {
        return new WalkSheet(
            this.state.told,
            this.walkState.rounds[this.roundId],
            this.refusals
        );
    }

    get refusals() {
        return this.walkState.refusals[this.roundId] || {};
    }

    get usualFilter() {
        return this.current.isSecondVisit ? "again" : "all";
    }

    setFilter(name) {
        this.state.filter = name;
        this.state.kept = {};
    }

    showNextDoor() {
        const next = this.root.el.querySelector(".o_keten_door:not(.o_keten_door_done)");
        if (next && this.current.doneCount && this.state.filter === "all") {
            next.scrollIntoView({ block: "center" });
        }
    }

    // What people do

    record(door, result, reaction = false) {
        if (!reaction) {
            this.before[door.id] = { result: door.result, reaction: door.reaction };
        }
        this.take(door, result, reaction);
        this.state.kept[door.id] = true;
    }

    undo(door) {
        const { result, reaction } = this.before[door.id] || { result: false, reaction: false };
        delete this.before[door.id];
        this.take(door, result, reaction);
        delete this.state.kept[door.id];
    }

    take(door, result, reaction) {
        this.place.hold(`[data-door="${door.id}"]`);
        this.walk.visit(this.roundId, door, result, reaction);
        this.state.isResting = true;
        browser.clearTimeout(this.resting);
        this.resting = browser.setTimeout(() => (this.state.isResting = false), REST);
    }

    toTotals() {
        this.setTotals(this.current.counted);
        closestScrollableY(this.root.el)?.scrollTo({ top: 0 });
    }

    setTotals(changed) {
        const { id, door_count, offer_count, ...totals } = this.current.totals;
        this.walk.setTotals(this.roundId, id, { ...totals, is_total: true, ...changed });
    }

    backToDoors() {
        this.dialog.add(ConfirmationDialog, {
            title: _t("Back to the doors"),
            body: _t("The totals are counted from the doors again. What you filled in here goes."),
            confirmLabel: _t("Back to the doors"),
            confirm: () => {
                this.walk.setTotals(this.roundId, this.current.totals.id, { is_total: false });
            },
            cancel: () => {},
        });
    }

    offer() {
        this.dialog.add(OfferDialog, {
            draft: this.draft,
            kinds: this.state.told.labels.help_kind,
            save: (values) => {
                this.walk.offer(this.roundId, values);
                this.draft = emptyOffer();
            },
        });
    }

    async finish(verb) {
        await this.orm.call("keten.flyer.task", `action_${verb}`, [this.roundId]);
        await this.load();
        this.setFilter(this.usualFilter);
    }

    // What follows

    /** What arrived is shown at once, and then what the server made of it. */
    onSaved({ roundId, kind, saved }) {
        if (roundId !== this.roundId) {
            return;
        }
        this.saves++;
        const { doors, totals } = this.state.told;
        if (kind === "visits") {
            for (const { door: id, result, reaction, at } of saved) {
                const door = doors.find((one) => one.id === id);
                Object.assign(door || {}, { result, reaction, visited_at: at });
            }
        } else if (kind === "totals") {
            Object.assign(totals, saved.values);
        } else {
            totals.offer_count++;
        }
        this.look();
    }

    warnAboutWaiting() {
        const count = this.walk.waitingIn(this.roundId);
        if (count) {
            this.notification.add(
                _t(
                    "Not saved yet: %s. It is sent as soon as there is a connection; leave " +
                        "this page open until then.",
                    count
                ),
                { type: "warning" }
            );
        }
    }
}

registry.category("actions").add("keten_flyer_doors", FlyerDoors);
