import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const card = ".o_kanban_record:contains(Area near)";

tours.add("keten_coordinator_screens_a_volunteer", {
    steps: () => [
        { trigger: card, run: "click" },
        {
            content: "What is missing stands above the record",
            trigger: ".alert:contains(training)",
        },
        { trigger: "button[name=action_admit]", run: "click" },
        {
            content: "A refusal says what is missing and who can help",
            trigger: ".modal-body:contains(guidance_near)",
        },
        { trigger: ".modal-footer button", run: "click" },
        {
            trigger: ".o_field_widget[name=training_on] input, .o_field_widget[name=training_on] button",
            run: "click",
        },
        {
            trigger: ".o_field_widget[name=training_on] input",
            run: "edit 27-02-2026",
        },
        { trigger: "button[name=action_admit]", run: "click" },
        { trigger: ".o_arrow_button_current[data-value=available]" },
        {
            content: "Nothing is missing any more",
            trigger: ".o_form_view:not(:has(.alert-warning))",
        },
    ],
});

tours.add("keten_partner_reads_the_pool", {
    steps: () => [
        { trigger: card, run: "click" },
        { trigger: ".o_field_widget[name=first_name] :contains(Fenna)" },
        {
            content: "How to reach the volunteer stays with the own organisation",
            trigger: ".o_form_view:not(:has([name=phone])):not(:has([name=last_name]))",
        },
    ],
});
