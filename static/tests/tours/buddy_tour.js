import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("keten_coordinator_matches", {
    steps: () => [
        {
            content: "Welfare opens the request that waits",
            trigger: ".o_kanban_group:first .o_kanban_record:contains(Area near)",
            run: "click",
        },
        { trigger: "button[name=action_find_candidates]", run: "click" },
        {
            content: "The reasons are in words, and what stands in the way is told",
            trigger: ".o_field_widget[name=candidate_ids] :contains(Tigrinya; 400 m)",
        },
        { trigger: ".o_field_widget[name=near_miss_ids] :contains(400 m)" },
        { trigger: "button[name=action_propose]:first", run: "click" },
        { trigger: "button[name=action_volunteer_yes]", run: "click" },
        { trigger: "button[name=action_participant_yes]", run: "click" },
        { trigger: "button[name=action_plan_talk]" },
        {
            content: "Both said yes: now the first name may be read",
            trigger: ".o_field_widget[name=contact_ids] :contains(Selam)",
        },
    ],
});

tours.add("keten_buddy_says_yes", {
    steps: () => [
        {
            content: "The buddy finds the own match, without a name",
            trigger: ".o_kanban_record:contains(Area near)",
            run: "click",
        },
        { trigger: "body:not(:contains(Selam)) button[name=action_volunteer_yes]", run: "click" },
        { trigger: ".o_field_widget[name=volunteer_answer]" },
        {
            content: "Nobody else has answered, so there is no name to read yet",
            trigger: "body:not(:contains(Selam))",
        },
    ],
});

tours.add("keten_buddy_met", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Area near)", run: "click" },
        { trigger: ".o_field_widget[name=contact_ids] :contains(Selam)" },
        { trigger: "button[name=action_met]", run: "click" },
        { trigger: ".o_field_widget[name=last_contact_on] :contains(2)" },
    ],
});
