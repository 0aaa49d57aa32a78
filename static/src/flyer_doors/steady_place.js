import { onPatched } from "@odoo/owl";
import { closestScrollableY } from "@web/core/utils/scrolling";

/**
 * Keep what was tapped under the thumb, also when something above it folds.
 *
 * Not every browser does so by itself. Call ``hold`` before the change.
 */
export function useSteadyPlace(ref) {
    let held = null;
    const topOf = (selector) => ref.el?.querySelector(selector)?.getBoundingClientRect().top;
    onPatched(() => {
        const shift = held && topOf(held.selector) - held.top;
        if (shift) {
            closestScrollableY(ref.el)?.scrollBy({ top: shift, behavior: "instant" });
        }
        held = null;
    });
    return {
        hold(selector) {
            held = { selector, top: topOf(selector) };
        },
    };
}
