import { registry } from "@web/core/registry";

const tap = (name) => `.o_form_view button[name=${name}]:visible`;
const asked = (address) => `.o_form_view [name=address_id]:contains(${address})`;

registry.category("web_tour.tours").add("keten_member_answers_a_round", {
    steps: () => [
        {
            content: "The link opens on the question, without a step between",
            trigger: asked("Kerkstraat 7"),
        },
        { trigger: "body:not(:contains(Selam)):not(:contains(Secretnear))" },
        {
            content: "What the own organisation does may be said, and need not be",
            trigger: ".o_form_view [name=effort] input",
            run: "edit We open the centre",
        },
        { trigger: ".o_form_view [name=talk_about] input" },
        { trigger: tap("action_no_objection"), run: "click" },
        {
            content: "The next question comes by itself, and one tap answers it",
            trigger: asked("Kerkstraat 9"),
        },
        { trigger: tap("action_agree"), run: "click" },
        { content: "A word of thanks ends it", trigger: ".o_form_view .alert-success:visible" },
    ],
});
