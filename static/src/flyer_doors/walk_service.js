import { browser } from "@web/core/browser/browser";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import "@web/webclient/user_menu/user_menu_items";
import { session } from "@web/session";
import { WalkSender } from "./walk_sender";
import { WalkStore } from "./walk_store";

const AN_HOUR = 60 * 60 * 1000; // milliseconds

/**
 * Sends what is waiting from any page, also after the screen at the doors was closed.
 */
export const walkService = {
    dependencies: ["notification"],
    start(env, { notification }) {
        const store = new WalkStore(session.db, user.userId);
        const sender = new WalkSender(store);
        const forget = () => {
            if (store.forgetOldOffers()) {
                notification.add(
                    _t(
                        "An offer of help could not be saved within a day, and was deleted " +
                            "from this device. Ask the neighbour once more."
                    ),
                    { type: "danger", sticky: true }
                );
            }
            sender.refresh();
        };
        const send = () => sender.waiting && sender.send();
        const wake = () => {
            forget();
            send();
        };
        browser.addEventListener("online", () => {
            sender.state.connection = "fine";
            send();
        });
        browser.addEventListener("offline", () => (sender.state.connection = "lost"));
        browser.addEventListener("storage", () => sender.refresh());
        browser.addEventListener("beforeunload", (ev) => sender.waiting && ev.preventDefault());
        document.addEventListener("visibilitychange", () => document.hidden || wake());
        browser.setInterval(forget, AN_HOUR);
        wake();
        return sender;
    },
};

registry.category("services").add("keten_walk", walkService);

/** Leave no name of a neighbour behind on the phone. */
const menu = registry.category("user_menuitems");
const logOutItem = menu.get("log_out");
menu.add(
    "log_out",
    (env) => {
        const item = logOutItem(env);
        const { store, state } = env.services.keten_walk;
        const leave = () => {
            store.forgetOffers();
            item.callback();
        };
        const callback = () => {
            const rounds = Object.values(state.rounds);
            if (!rounds.some((round) => Object.keys(round.offers).length)) {
                leave();
                return;
            }
            env.services.dialog.add(ConfirmationDialog, {
                title: _t("An offer of help is not saved yet"),
                body: _t(
                    "It waits on this device for a connection, and is deleted when you log out."
                ),
                confirmLabel: _t("Log out and delete it"),
                confirm: leave,
                cancelLabel: _t("Stay"),
                cancel: () => {},
            });
        };
        return { ...item, callback };
    },
    { force: true }
);
