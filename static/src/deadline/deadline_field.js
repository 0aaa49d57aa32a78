import { registry } from "@web/core/registry";
import { BadgeField } from "@web/views/fields/badge/badge_field";
import { DateTimeField, dateField } from "@web/views/fields/datetime/datetime_field";

import { Component } from "@odoo/owl";

const VALUES_OF = {
    success: ["green", "done_in_time"],
    warning: ["amber", "done_late"],
    danger: ["red"],
};

/** A due date, and beside it how it stands: the selection in option `colour`. */
export class DeadlineField extends Component {
    static template = "ketenaanpak.DeadlineField";
    static components = { BadgeField, DateTimeField };
    static props = { ...DateTimeField.props, colour: String };

    get dateProps() {
        const { colour, ...dateProps } = this.props;
        return dateProps;
    }

    get decorations() {
        return Object.fromEntries(
            Object.entries(VALUES_OF).map(([decoration, values]) => [
                decoration,
                `${this.props.colour} in ${JSON.stringify(values)}`,
            ])
        );
    }
}

registry.category("fields").add("deadline", {
    ...dateField,
    component: DeadlineField,
    extractProps: (fieldInfo, dynamicInfo) => ({
        ...dateField.extractProps(fieldInfo, dynamicInfo),
        colour: fieldInfo.options.colour,
    }),
});
