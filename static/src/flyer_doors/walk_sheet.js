import { _t } from "@web/core/l10n/translation";

const OUT = ["not_home", "skipped"]; // worth a second visit
const COUNTED = ["leaflet", "spoken", "not_home", "refused", "skipped"];
const REACTIONS = ["positive", "neutral", "worried"];

/** Return how many doors a round in numbers says nothing of. */
export function undoneIn(totals) {
    const told = COUNTED.reduce((sum, name) => sum + totals[`${name}_count`], 0);
    return Math.max(0, totals.door_count - told);
}

/** Return a door as the one who rings it sees it: with what is not saved yet. */
function overlaid(door, visit, refusal) {
    const own = visit && {
        result: visit.result,
        reaction: visit.reaction,
        visited_at: visit.at,
    };
    return { ...door, ...own, isWaiting: Boolean(visit), refusal };
}

/** What the server told of a round, and over it what still waits on this device. */
export class WalkSheet {
    constructor(told, waiting, refusals) {
        this.told = told;
        this.isReadonly = !told.is_walked;
        this.isSecondVisit = told.state === "partly_done";
        this.totals = { ...told.totals, ...waiting?.totals?.values };
        this.doors = told.doors.map((door) =>
            overlaid(door, waiting?.visits[door.id], refusals[`door:${door.id}`])
        );
    }

    isOpen(door) {
        return !door.result;
    }

    /** Of a second visit are also the doors that the first one did not come to. */
    isAgain(door) {
        return OUT.includes(door.result) || (this.isSecondVisit && this.isOpen(door));
    }

    fits(door, filter) {
        return filter === "open" ? this.isOpen(door) : filter === "all" || this.isAgain(door);
    }

    get filters() {
        const count = (name) => this.doors.filter((door) => this.fits(door, name)).length;
        return [
            { name: "all", label: _t("All"), count: count("all") },
            { name: "open", label: _t("To do"), count: count("open") },
            { name: "again", label: _t("Second visit"), count: count("again") },
        ];
    }

    get doneCount() {
        return this.doors.filter((door) => door.result).length;
    }

    get progress() {
        return _t("%(done)s of %(all)s doors", { done: this.doneCount, all: this.doors.length });
    }

    /** Return the numbers of these doors, with what still waits on this device. */
    get counted() {
        const count = (field, value) => this.doors.filter((door) => door[field] === value).length;
        return Object.fromEntries([
            ...COUNTED.map((name) => [`${name}_count`, count("result", name)]),
            ...REACTIONS.map((name) => [`${name}_count`, count("reaction", name)]),
        ]);
    }

    /** Tell whether the server would let the round be done. */
    get isComplete() {
        return this.totals.is_total ? !undoneIn(this.totals) : !this.doors.some(this.isOpen);
    }

    /** Tell whether there is a door to come back to. */
    get isLeft() {
        return this.doors.some((door) => this.isOpen(door) || this.isAgain(door));
    }

    /** Return the doors under the name of their street, a new one at every corner. */
    streets(filter, kept) {
        const streets = [];
        for (const door of this.doors) {
            if (!this.fits(door, filter) && !kept[door.id]) {
                continue;
            }
            if (streets.at(-1)?.name !== door.street) {
                streets.push({ key: `${door.street}-${door.id}`, name: door.street, doors: [] });
            }
            streets.at(-1).doors.push(door);
        }
        return streets;
    }

    /** Ask for a result where there is none yet, or where one rings a second time. */
    isAsking(door, filter, kept) {
        const isSecondTime = filter === "again" && !kept[door.id] && this.isAgain(door);
        return !this.isReadonly && (this.isOpen(door) || isSecondTime);
    }
}
