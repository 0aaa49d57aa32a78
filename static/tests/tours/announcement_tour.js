import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const card = ".o_kanban_record:contains(Area near)";
const wizard = (field) => `.modal .o_field_widget[name=${field}] input`;

tours.add("keten_housing_announces_address", {
    steps: () => [
        {
            content: "The board is the first page",
            trigger: `.o_kanban_group:contains(Woning gezocht) ${card}`,
            run: "click",
        },
        { trigger: "button:contains(Adres bekend)", run: "click" },
        { trigger: wizard("street"), run: "edit Raadhuislaan" },
        { trigger: wizard("door"), run: "edit 2" },
        { trigger: wizard("postcode"), run: "edit 5341gm" },
        { trigger: wizard("city"), run: "edit Oss" },
        {
            trigger: ".modal .o_field_widget[name=expected_move_in_date] button, " + wizard("expected_move_in_date"),
            run: "click",
        },
        { trigger: wizard("expected_move_in_date"), run: "edit 20-03-2026" },
        {
            content: "What the kernteam will see is shown beforehand",
            trigger: ".modal .o_field_widget[name=core_team_id]:contains(Kernteam near)",
        },
        { trigger: ".modal button:contains(Adres aankondigen)", run: "click" },
        { trigger: ".o_arrow_button_current:contains(Aangekondigd)" },
    ],
});

tours.add("keten_coordinator_finds_address", {
    steps: () => [
        {
            trigger: `.o_kanban_group:contains(Aangekondigd) ${card}`,
        },
        { trigger: ".o_searchview_dropdown_toggler", run: "click" },
        { trigger: ".o_filter_menu .o_menu_item:contains(Nog niet besproken)", run: "click" },
        { trigger: `.o_facet_value:contains(Nog niet besproken)` },
        { trigger: ".o_searchview_dropdown_toggler", run: "click" },
        { trigger: card, run: "click" },
        { trigger: ".o_form_view [name=address_id]:contains(Raadhuislaan 2)" },
        {
            content: "It waits for the kernteam by itself",
            trigger: "button:contains(Besprekingen)",
            run: "click",
        },
        { trigger: ".o_form_view:contains(Wacht op een overleg)" },
    ],
});

tours.add("keten_police_sees_address_and_no_name", {
    steps: () => [
        { trigger: card, run: "click" },
        { trigger: ".o_form_view [name=address_id]:contains(Raadhuislaan 2)" },
        { trigger: "body:not(:contains(Selam)):not(:contains(Secretnear))" },
        { trigger: "body:not(:has(button:contains(Adres bekend)))" },
        { trigger: "body:not(:has(.o_menu_sections :contains(Huishoudens)))" },
    ],
});
