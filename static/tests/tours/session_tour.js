import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const radio = (field, label) =>
    `.o_field_widget[name=${field}] .o_radio_item:contains(${label}) input`;

tours.add("keten_chair_walks_the_agenda", {
    steps: () => [
        {
            content: "The board of sessions",
            trigger: ".o_kanban_group:contains(Uitgenodigd) .o_kanban_record:contains(Kernteam near)",
            run: "click",
        },
        { trigger: "button:contains(Overleg starten)", run: "click" },
        {
            content: "It is a session of tomorrow, which is asked about",
            trigger: ".modal:contains(Dit overleg is pas op) button:contains(Vandaag starten)",
            run: "click",
        },
        {
            content: "Feedback comes first",
            trigger: "h1:contains(Vast punt), .o_form_view h1 :contains(Vast punt)",
        },
        { trigger: "button:contains(Volgend punt)", run: "click" },
        { trigger: ".o_form_view:contains(2 van 2) h1:contains(Area near)" },
        { trigger: radio("information_method", "Huis aan huis"), run: "click" },
        { trigger: radio("ask_role", "Ja"), run: "click" },
        { trigger: radio("refer", "Nee"), run: "click" },
        { trigger: "button:contains(Besproken)", run: "click" },
        { trigger: "button:contains(Overleg afronden)", run: "click" },
        { trigger: ".o_statusbar_status:contains(Gehouden), .o_statusbar_status button:contains(Gehouden)" },
    ],
});

tours.add("keten_member_reads_the_agenda", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Kernteam near)", run: "click" },
        { trigger: ".o_form_view [name=item_ids] :contains(Area near)" },
        { trigger: "button:contains(Ik kom)", run: "click" },
        { trigger: "[name=coming]:contains(Komt)" },
    ],
});

tours.add("keten_guest_reads_the_own_item", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Kernteam near)", run: "click" },
        { trigger: ".o_form_view [name=item_ids] :contains(Area near)" },
        {
            content: "One item and the standing one never shows",
            trigger: "body:not(:has([name=item_ids] .o_data_row:nth-child(2) .o_data_cell, [name=item_ids] .o_kanban_record:nth-of-type(2) span))",
        },
        { trigger: "button:contains(Ik kan niet)", run: "click" },
        { trigger: "[name=coming]:contains(Afwezig)" },
    ],
});

tours.add("keten_guest_answers_on_the_item", {
    steps: () => [
        { trigger: ".o_form_view [name=session_start_at]" },
        { trigger: "button:contains(Ik kom)", run: "click" },
        { trigger: "[name=coming]:contains(Komt)" },
    ],
});

tours.add("keten_chair_keeps_what_was_typed", {
    steps: () => [
        {
            content: "Who is there: one tap a person",
            trigger: "[name=seat_ids] button.btn-light:contains(police near)",
            run: "click",
        },
        { trigger: "[name=seat_ids] button.btn-success:contains(police near)" },
        { trigger: "button:contains(Volgend punt)", run: "press alt+o" },
        {
            trigger: ".o_form_view:contains(2 van 3) [name=location_remarks] textarea",
            run: "edit School opposite",
        },
        { trigger: "button:contains(Overslaan)", run: "press alt+o" },
        { trigger: ".o_form_view:contains(3 van 3)", run: "press alt+k" },
        {
            trigger:
                ".o_form_view:contains(2 van 3) [name=location_remarks] textarea:value(School opposite)",
        },
        { content: "Postponing asks why", trigger: "button:contains(Uitstellen)", run: "click" },
        { trigger: `.modal ${radio("postpone_reason", "Geen tijd")}`, run: "click" },
        { trigger: ".modal button:contains(Uitstellen)", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_form_view:contains(3 van 3)" },
    ],
});
