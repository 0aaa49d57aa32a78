import { onWillUnmount } from "@odoo/owl";
import { registry } from "@web/core/registry";
import {
    ProgressBarField,
    progressBarField,
} from "@web/views/fields/progress_bar/progress_bar_field";

const LOOK_AGAIN = 1000; // milliseconds

/** A bar that follows work of the server, from the moment it waits until it is over. */
export class KetenProgressField extends ProgressBarField {
    setup() {
        super.setup();
        const timer = setInterval(() => {
            if (["waiting", "running"].includes(this.props.record.data.state)) {
                this.props.record.load();
            }
        }, LOOK_AGAIN);
        onWillUnmount(() => clearInterval(timer));
    }
}

registry.category("fields").add("keten_progress", {
    ...progressBarField,
    component: KetenProgressField,
});
