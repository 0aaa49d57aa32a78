import { Component, onMounted, onWillUnmount, useEffect, useRef, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { dotsOf, dwellingOn, kindOf, placesOf, streetsOn, wayOf } from "./map_dots";
import { MapFrame } from "./map_frame";

const STEP = 60; // pixels of a press on an arrow key
const CLOSER = 1.5;
const STILL = 5; // pixels a finger may slip and still point

/**
 * The doors of a round, drawn from their coordinates.
 *
 * No tiles: it works without internet, and nobody else learns which street it is. The
 * list of doors below it tells the same in words.
 */
export class DoorMapField extends Component {
    static template = "ketenaanpak.DoorMapField";
    static props = { ...standardFieldProps };

    setup() {
        this.box = useRef("box");
        this.state = useState({
            frame: new MapFrame(600, 300),
            colouring: this.hasResults ? "result" : "reason",
            chosen: null,
        });
        this.fingers = new Map();
        const observer = new ResizeObserver(() => this.resize());
        onMounted(() => observer.observe(this.box.el));
        onWillUnmount(() => observer.disconnect());
        useEffect(
            () => this.showAll(),
            () => [this.props.record.resId, this.value.doors.length]
        );
    }

    get value() {
        return this.props.record.data[this.props.name] || { doors: [], labels: {} };
    }

    get hasResults() {
        return this.value.doors.some((door) => door.result);
    }

    get places() {
        return placesOf(this.value.doors);
    }

    get dots() {
        return dotsOf(this.places, this.state.frame, this.state.colouring);
    }

    get way() {
        return wayOf(this.places, this.state.frame);
    }

    get streets() {
        return streetsOn(this.value.doors, this.state.frame);
    }

    get dwelling() {
        const { dwelling } = this.value;
        if (!dwelling) {
            return null;
        }
        const circle = dwelling.radius * this.state.frame.scale;
        return { ...dwellingOn(dwelling, this.dots, this.state.frame), circle };
    }

    labelOf(kind) {
        const { result, reason } = this.value.labels;
        const other = { none: _t("Not rung yet"), left_out: _t("Left out") };
        return { ...reason, ...result, ...other }[kind];
    }

    get legend() {
        const { result, reason } = this.value.labels;
        const counts = {};
        for (const door of this.value.doors) {
            const kind = kindOf(door, this.state.colouring);
            counts[kind] = (counts[kind] || 0) + 1;
        }
        const order = Object.keys(this.state.colouring === "reason" ? reason : result);
        return [...order, "none", "left_out"]
            .filter((kind) => counts[kind])
            .map((kind) => ({ kind, label: this.labelOf(kind), count: counts[kind] }));
    }

    get inWords() {
        const parts = this.legend.map(({ label, count }) => `${label}: ${count}`);
        return _t("Map of the doors, north is up. %s. The list below tells the same.", [
            parts.join(", "),
        ]);
    }

    /** Return a line for each door of the dot that was pointed at. */
    get chosen() {
        const place = this.places.find((one) => one.key === this.state.chosen);
        return (place?.doors || []).map((door) => ({
            name: `${door.street} ${door.number}`,
            told: [door.result || "none", door.reason, door.is_rung ? "" : "left_out"]
                .filter((kind) => kind && (kind !== "none" || door.is_rung))
                .map((kind) => this.labelOf(kind))
                .join(" · "),
        }));
    }

    resize() {
        const { clientWidth, clientHeight } = this.box.el;
        const frame = this.state.frame;
        if (clientWidth && (frame.width !== clientWidth || frame.height !== clientHeight)) {
            Object.assign(frame, { width: clientWidth, height: clientHeight });
            this.showAll();
        }
    }

    showAll() {
        const { doors, dwelling } = this.value;
        const points = [...doors, ...(dwelling ? [dwelling] : [])];
        if (points.length) {
            this.state.frame.fit(points);
        }
    }

    zoom(factor) {
        this.state.frame.zoom(factor);
    }

    point(dot) {
        this.state.chosen = this.state.chosen === dot.key ? null : dot.key;
    }

    // Fingers, mouse and keys

    spotOf(ev) {
        const box = this.box.el.getBoundingClientRect();
        return { left: ev.clientX - box.left, top: ev.clientY - box.top };
    }

    onPointerDown(ev) {
        this.fingers.set(ev.pointerId, this.spotOf(ev));
        this.slipped = 0;
    }

    onPointerMove(ev) {
        const finger = this.fingers.get(ev.pointerId);
        if (!finger) {
            return;
        }
        const now = this.spotOf(ev);
        const other = [...this.fingers.entries()].find(([id]) => id !== ev.pointerId)?.[1];
        if (other) {
            this.pinch(finger, now, other);
        } else {
            this.state.frame.pan(now.left - finger.left, now.top - finger.top);
        }
        this.slipped += Math.hypot(now.left - finger.left, now.top - finger.top);
        if (this.slipped > STILL) {
            this.box.el.setPointerCapture(ev.pointerId);
        }
        this.fingers.set(ev.pointerId, now);
    }

    pinch(before, now, other) {
        const apart = (one) => Math.max(1, Math.hypot(one.left - other.left, one.top - other.top));
        const middle = { left: (now.left + other.left) / 2, top: (now.top + other.top) / 2 };
        this.state.frame.zoom(apart(now) / apart(before), middle.left, middle.top);
    }

    onPointerUp(ev) {
        this.fingers.delete(ev.pointerId);
    }

    /** Only with the control key: without it the wheel scrolls the form. */
    onWheel(ev) {
        if (ev.ctrlKey) {
            ev.preventDefault();
            const { left, top } = this.spotOf(ev);
            this.state.frame.zoom(Math.exp(-ev.deltaY / 200), left, top);
        }
    }

    onKeydown(ev) {
        const { frame } = this.state;
        const moves = {
            ArrowLeft: () => frame.pan(STEP, 0),
            ArrowRight: () => frame.pan(-STEP, 0),
            ArrowUp: () => frame.pan(0, STEP),
            ArrowDown: () => frame.pan(0, -STEP),
            "+": () => frame.zoom(CLOSER),
            "-": () => frame.zoom(1 / CLOSER),
            0: () => this.showAll(),
        };
        if (moves[ev.key]) {
            ev.preventDefault();
            moves[ev.key]();
        }
    }
}

registry.category("fields").add("keten_door_map", {
    component: DoorMapField,
    displayName: _t("Map of doors"),
    supportedTypes: ["json"],
});
