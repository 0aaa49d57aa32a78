import { browser } from "@web/core/browser/browser";

const A_DAY = 24 * 60 * 60 * 1000; // milliseconds

/**
 * What was filled in at the doors and not sent yet, kept in the browser.
 *
 * Per user and round. Of doors it holds ids, results and times, and nothing personal.
 * An offer of help holds what a neighbour agreed to; it is forgotten after a day, when
 * its user logs out, and when somebody else logs in on this phone.
 */
export class WalkStore {
    constructor(database, userId) {
        this.everybody = `ketenaanpak.walk.${database}.`;
        this.own = `${this.everybody}${userId}.`;
    }

    keys(prefix) {
        return Object.keys(browser.localStorage).filter((key) => key.startsWith(prefix));
    }

    roundIds() {
        return this.keys(this.own).map((key) => Number(key.slice(this.own.length)));
    }

    read(roundId) {
        return this.readKey(this.own + roundId);
    }

    readKey(key) {
        const kept = JSON.parse(browser.localStorage.getItem(key) || "{}");
        return { visits: {}, totals: null, offers: {}, ...kept };
    }

    change(roundId, change) {
        this.changeKey(this.own + roundId, change);
    }

    changeKey(key, change) {
        const round = this.readKey(key);
        change(round);
        const count = Object.keys({ ...round.visits, ...round.offers }).length;
        if (count || round.totals) {
            browser.localStorage.setItem(key, JSON.stringify(round));
        } else {
            browser.localStorage.removeItem(key);
        }
    }

    /** Forget offers of other users, and those a day old; tell how many own ones went. */
    forgetOldOffers() {
        let count = 0;
        const limit = Date.now() - A_DAY;
        for (const key of this.keys(this.everybody)) {
            const isOwn = key.startsWith(this.own);
            this.changeKey(key, (round) => {
                for (const [name, offer] of Object.entries(round.offers)) {
                    if (!isOwn || offer.at < limit) {
                        delete round.offers[name];
                        count += isOwn;
                    }
                }
            });
        }
        return count;
    }

    forgetOffers() {
        for (const key of this.keys(this.own)) {
            this.changeKey(key, (round) => (round.offers = {}));
        }
    }
}
