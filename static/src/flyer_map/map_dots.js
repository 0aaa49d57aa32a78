import { groupBy } from "@web/core/utils/arrays";

const SAME_PLACE = 0.5; // metres: doors of a flat share one point
const HEIGHT = 22; // pixels of a dot with a number in it
const SMALL = 9;

/** Return the doors by the point they share, in the order of the walk. */
export function placesOf(doors) {
    const places = new Map();
    for (const door of doors) {
        const key = [door.x, door.y].map((metres) => Math.round(metres / SAME_PLACE)).join();
        if (!places.has(key)) {
            places.set(key, { key, x: door.x, y: door.y, doors: [] });
        }
        places.get(key).doors.push(door);
    }
    return [...places.values()];
}

/** Return what kind of dot a door is: by what came of it, or by why it is there. */
export function kindOf(door, colouring) {
    if (!door.is_rung) {
        return "left_out";
    }
    return colouring === "reason" ? door.reason : door.result || "none";
}

function labelOf(doors) {
    return doors.length > 1 ? `${doors[0].number} +${doors.length - 1}` : doors[0].number;
}

/** Tell whether two dots, which are round at both ends, leave each other room. */
function areApart(one, other) {
    const straight = (one.width - one.height + other.width - other.height) / 2;
    const across = Math.max(0, Math.abs(one.left - other.left) - straight);
    const up = one.top - other.top;
    return Math.hypot(across, up) >= (one.height + other.height) / 2 - 1;
}

/** Return a dot for every place, with its number where there is room for it. */
export function dotsOf(places, frame, colouring) {
    const drawn = [];
    const fullest = [...places].sort((one, other) => other.doors.length - one.doors.length);
    for (const { key, x, y, doors } of fullest) {
        const kinds = new Set(doors.map((door) => kindOf(door, colouring)));
        const kind = kinds.size > 1 ? "several" : [...kinds][0];
        const spot = { key, doors, kind, ...frame.place({ x, y }) };
        const label = labelOf(doors);
        const width = Math.max(HEIGHT, 10 + 7 * label.length);
        const large = { ...spot, label, width, height: HEIGHT };
        const small = { ...spot, label: "", width: SMALL, height: SMALL };
        drawn.push(drawn.every((dot) => areApart(dot, large)) ? large : small);
    }
    return drawn.sort((one, other) => one.height - other.height); // numbers on top
}

/** Return where the dwelling is drawn: above a dot that it would hide. */
export function dwellingOn(dwelling, dots, frame) {
    const { left, top } = frame.place(dwelling);
    const isHiding = dots.some(
        (dot) =>
            Math.abs(dot.left - left) <= dot.width / 2 &&
            Math.abs(dot.top - top) <= dot.height / 2
    );
    return { left, top, roof: isHiding ? top - HEIGHT : top };
}

/** Return the names of streets beside or between their doors, along their direction. */
export function streetsOn(doors, frame) {
    return Object.values(groupBy(doors, (door) => door.street)).map((own) => {
        const spots = own.map((door) => frame.place(door));
        const turn = directionOf(spots);
        const [along, up] = [Math.cos(turn), Math.sin(turn)];
        // As the street itself sees it: how far along, and how far to its side.
        const far = spots.map(({ left, top }) => left * along + top * up);
        const aside = spots.map(({ left, top }) => top * along - left * up);
        const middle = (numbers) => (Math.min(...numbers) + Math.max(...numbers)) / 2;
        const centre = middle(aside);
        const isBetween = aside.every((side) => Math.abs(side - centre) > HEIGHT);
        const [x, y] = [middle(far), isBetween ? centre : Math.max(...aside) + HEIGHT];
        const place = `translate(${x * along - y * up} ${x * up + y * along})`;
        return { name: own[0].street, place: `${place} rotate(${(turn * 180) / Math.PI})` };
    });
}

/** Return in which direction one mostly goes from spot to spot, back or forth. */
function directionOf(spots) {
    let [across, up] = [0, 0];
    for (const [index, to] of spots.slice(1).entries()) {
        const twice = 2 * Math.atan2(to.top - spots[index].top, to.left - spots[index].left);
        across += Math.cos(twice);
        up += Math.sin(twice);
    }
    return Math.atan2(up, across) / 2;
}

/** Return the way from door to door: a line, and arrows where there is room for them. */
export function wayOf(places, frame) {
    const stops = places
        .filter((place) => place.doors.some((door) => door.is_rung))
        .map((place) => frame.place(place));
    const arrows = [];
    for (const [index, to] of stops.entries()) {
        const from = stops[index - 1];
        if (from && Math.hypot(to.left - from.left, to.top - from.top) > 44) {
            const turn = (Math.atan2(to.top - from.top, to.left - from.left) * 180) / Math.PI;
            const [left, top] = [(from.left + to.left) / 2, (from.top + to.top) / 2];
            arrows.push(`translate(${left} ${top}) rotate(${turn})`);
        }
    }
    return { line: stops.map(({ left, top }) => `${left},${top}`).join(" "), arrows };
}
