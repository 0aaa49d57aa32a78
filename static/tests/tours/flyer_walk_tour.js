import { WalkStore } from "@ketenaanpak/flyer_doors/walk_store";
import { rpc } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const door = (number) => `.o_keten_door:has(.o_keten_door_number:contains(/^${number}$/))`;
const result = (number, name) => `${door(number)} [data-result=${name}]`;
const reaction = (number, name) => `${door(number)} [data-reaction=${name}]`;
const tap = (trigger) => ({ trigger, run: "click" });
const saved = ".o_keten_save_status[data-state=saved]";
const waiting = (count) =>
    `.o_keten_save_status[data-state=lost]:contains(Nog niet opgeslagen: ${count})`;

/** Ask the test, which holds the browser, for another network. */
const network = (name) => ({
    trigger: ".o_keten_walk",
    run: () => console.log(`network: ${name}`),
});

/** The phone and the server live on the same day. */
const clock = {
    trigger: "body",
    run: () => {
        const start = Date.parse("2026-03-02T08:00:00Z");
        luxon.Settings.now = () => start + performance.now();
    },
};

function check(isRight, what) {
    if (!isRight) {
        throw new Error(what);
    }
}

tours.add("keten_guide_walks_a_round", {
    steps: () => [
        clock,
        tap("button[name=action_walk]"),
        { trigger: ".o_keten_progress_text:contains(0 van 5 deuren)" },
        tap(result(19, "leaflet")),
        tap(result(17, "spoken")),
        tap(reaction(17, "positive")),
        {
            content: "A wrong tap is taken back",
            ...tap(result(20, "refused")),
        },
        tap(`${door(20)} .o_keten_undo`),
        tap(result(20, "not_home")),
        tap(result(23, "skipped")),
        { trigger: ".o_keten_progress_text:contains(4 van 5 deuren)" },
        { trigger: saved },

        {
            content: "A neighbour is asked to agree before anything is written down",
            ...tap(`${door(17)} .o_keten_offer`),
        },
        { trigger: ".modal:not(:has([name=neighbour])) footer .btn-primary:disabled" },
        tap(".modal .o_keten_agreement input"),
        { trigger: ".modal [name=neighbour]", run: "edit Mrs Invented" },
        { trigger: ".modal footer .btn-primary:disabled" },
        { trigger: ".modal [name=phone]", run: "edit 0412-555111" },
        tap(".modal footer .btn-primary:enabled"),
        { trigger: ".o_keten_walk_head:contains(Hulp aangeboden: 1)" },

        tap("[data-filter=open]"),
        { trigger: `.o_keten_walk:not(:has(${door(19)}))` },
        tap(result(25, "leaflet")),
        tap("[data-filter=again]"),
        { trigger: `.o_keten_walk:has(${door(23)}):not(:has(${door(25)}))` },
        {
            content: "On the way back somebody is home",
            ...tap(result(20, "spoken")),
        },
        tap(reaction(20, "worried")),
        { trigger: saved },
        tap(".o_keten_finish"),
        { trigger: ".alert-success:contains(De ronde is gedaan)" },
    ],
});

tours.add("keten_guide_walks_without_connection", {
    steps: () => [
        clock,
        tap(result(19, "leaflet")),
        { trigger: saved },
        network("offline"),
        tap(result(17, "spoken")),
        { trigger: `.o_keten_door_waiting${door(17)}` },
        { trigger: waiting(1) },
        tap(reaction(17, "neutral")),
        tap(result(20, "not_home")),
        { trigger: waiting(2) },
        {
            content: "What was saved before is not marked",
            trigger: `${door(19)}:not(.o_keten_door_waiting)`,
        },
        {
            content: "Of doors the phone holds ids, results and times",
            trigger: ".o_keten_walk",
            run: () => {
                const key = Object.keys(localStorage).find((k) => k.includes(".walk."));
                const { visits, offers } = JSON.parse(localStorage.getItem(key));
                const names = new Set(Object.values(visits).flatMap(Object.keys));
                check([...names].sort().join() === "at,door,reaction,result", [...names]);
                check(!Object.keys(offers).length, "There is no offer");
            },
        },
        network("online"),
        { trigger: saved },
        { trigger: ".o_keten_walk:not(:has(.o_keten_door_waiting))" },
    ],
});

tours.add("keten_guide_closes_the_page_too_early", {
    steps: () => [
        clock,
        network("blocked"),
        tap(result(19, "leaflet")),
        { trigger: waiting(1) },
        {
            content: "Leaving the page with unsaved taps warns",
            trigger: ".o_keten_walk",
            run: () => {
                const leaving = new Event("beforeunload", { cancelable: true });
                window.dispatchEvent(leaving);
                check(leaving.defaultPrevented, "There is no warning");
                window.location.reload();
            },
            expectUnloadPage: true,
        },
        { trigger: `.o_keten_door_waiting${door(19)}:contains(Flyer)` },
        { trigger: waiting(1) },
        network("online"),
        tap(result(17, "leaflet")),
        { trigger: saved },
    ],
});

tours.add("keten_guide_is_refused_a_door", {
    steps: () => [
        clock,
        {
            content: "Somebody else leaves a door out meanwhile",
            trigger: door(23),
            run: ({ anchor }) =>
                rpc("/web/dataset/call_kw/keten.flyer.door/write", {
                    model: "keten.flyer.door",
                    method: "write",
                    args: [[Number(anchor.dataset.door)], { left_out_reason: "unsafe" }],
                    kwargs: {},
                }),
        },
        network("blocked"),
        tap(result(23, "leaflet")),
        tap(result(19, "leaflet")),
        { trigger: waiting(2) },
        network("online"),
        tap(result(17, "leaflet")),
        {
            content: "Two doors are saved, and of the third one reads why not",
            trigger: ".o_keten_save_status[data-state=refused]:contains(Kerkstraat 23):contains(weggelaten)",
        },
        tap(".o_keten_save_status button:contains(Laat maar)"),
        { trigger: saved },
        { trigger: ".o_keten_progress_text:contains(2 van 4 deuren)" },
    ],
});

tours.add("keten_guide_fills_in_totals", {
    steps: () => [
        tap(".o_keten_to_totals"),
        tap("[data-total=spoken] .o_keten_more"),
        tap("[data-total=positive] .o_keten_more"),
        {
            content: "There are no more reactions than talks",
            ...tap("[data-total=worried] .o_keten_more"),
        },
        { trigger: "[data-total=worried] .o_keten_total:value(0)" },
        { trigger: "[data-total=leaflet] .o_keten_total", run: "edit 4 && press Tab" },
        { trigger: ".o_keten_totals:contains(Deuren zonder resultaat: 0)" },
        { trigger: saved },
        { trigger: ".o_keten_finish" },
    ],
});

tours.add("keten_phone_forgets_neighbours", {
    steps: () => [
        {
            trigger: ".o_keten_walk",
            run: () => {
                const day = 24 * 60 * 60 * 1000;
                const offer = (key, age) => ({ [key]: { key, at: Date.now() - age, values: {} } });
                const visits = { 7: { door: 7, result: "leaflet" } };
                const [own, other] = [new WalkStore("test", 1), new WalkStore("test", 2)];
                own.change(5, (round) =>
                    Object.assign(round, {
                        visits,
                        offers: { ...offer("old", day + 1), ...offer("new", day - 60000) },
                    })
                );
                other.change(6, (round) =>
                    Object.assign(round, { visits, offers: offer("other", 0) })
                );
                check(own.forgetOldOffers() === 1, "An offer is forgotten after a day");
                check(Object.keys(own.read(5).offers).join() === "new", "Not before");
                check(!Object.keys(other.read(6).offers).length, "Another user's at once");
                check(other.read(6).visits[7], "What came of a door says nothing of people");
                own.forgetOffers();
                check(!Object.keys(own.read(5).offers).length, "All when logging out");
                for (const [store, id] of [[own, 5], [other, 6]]) {
                    store.change(id, (round) => (round.visits = {}));
                    check(!store.roundIds().length, "Nothing is left when all was sent");
                }
            },
        },
        network("blocked"),
        tap(".o_keten_offer_below"),
        tap(".modal .o_keten_agreement input"),
        { trigger: ".modal [name=neighbour]", run: "edit Mrs Invented" },
        { trigger: ".modal [name=email]", run: "edit invented@example.com" },
        tap(".modal footer .btn-primary:enabled"),
        { trigger: waiting(1) },
        tap(".o_mobile_menu_toggle"),
        tap(".o_user_menu_mobile a[href*='/web/session/logout']"),
        {
            content: "Whoever logs out hears that the offer would be deleted",
            trigger: ".modal:contains(nog niet opgeslagen)",
        },
        tap(".modal footer button:contains(Blijven)"),
        network("online"),
        tap(result(19, "leaflet")),
        { trigger: saved },
        { trigger: ".o_keten_walk_head:contains(Hulp aangeboden: 1)" },
    ],
});

tours.add("keten_guidance_reads_the_map", {
    steps: () => [
        tap(".nav-link[name=doors]"),
        { trigger: ".o_keten_map .o_keten_map_dwelling" },
        { trigger: ".o_keten_map .o_keten_map_street:contains(Kerkstraat)" },
        tap(".o_keten_map g.o_keten_dot:contains(/^19$/)"),
        { trigger: ".o_keten_map_chosen:contains(Kerkstraat 19):contains(Binnen de straal)" },
        tap(".o_keten_map button[title=Dichterbij]"),
        { trigger: ".o_keten_map_close" },
        tap(".o_keten_map button[title='Alle deuren']"),
        { trigger: ".o_keten_map_box:not(.o_keten_map_close)" },
        tap(".o_keten_map button:contains(Resultaat)"),
        { trigger: ".o_keten_map figcaption:contains(Nog niet aangebeld)" },
    ],
});
