import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const first = (field) => `.o_field_widget[name=${field}] .o_radio_item:first input`;

tours.add("keten_social_worker_refers", {
    steps: () => [
        { trigger: "button[name=action_refer]", run: "click" },
        { trigger: ".o_field_widget[name=social_team_id] input:value(Social team)" },
        { trigger: first("ground"), run: "click" },
        { trigger: first("need"), run: "click" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_field_widget[name=sent_at]" },
        {
            content: "Names are not to be read before the social team accepts",
            trigger: "body:not(:has(button[name=action_open_household]))",
        },
    ],
});

tours.add("keten_social_team_takes_it_on", {
    steps: () => [
        {
            content: "The social team lands on its own work",
            trigger: ".o_kanban_group:first .o_kanban_record:contains(Area near)",
            run: "click",
        },
        { trigger: ".o_statusbar_buttons button[name=action_accept]", run: "click" },
        { trigger: "button[name=action_open_household]", run: "click" },
        { trigger: ".o_field_widget[name=person_ids] :contains(Secretnear)" },
    ],
});
