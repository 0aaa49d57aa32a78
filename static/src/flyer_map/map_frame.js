const MARGIN = 34; // pixels around the doors
const CLOSEST = 40; // pixels a metre
const LENGTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Which part of the country, in RD metres, a rectangle of pixels shows. */
export class MapFrame {
    constructor(width, height) {
        Object.assign(this, { width, height, x: 0, y: 0, scale: 1, fitting: 1 });
    }

    /** Show all these points. */
    fit(points) {
        const xs = points.map((point) => point.x);
        const ys = points.map((point) => point.y);
        const [left, right] = [Math.min(...xs), Math.max(...xs)];
        const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
        this.x = (left + right) / 2;
        this.y = (bottom + top) / 2;
        const across = (this.width - 2 * MARGIN) / Math.max(right - left, 1);
        const up = (this.height - 2 * MARGIN) / Math.max(top - bottom, 1);
        this.scale = this.fitting = Math.min(across, up, CLOSEST / 2);
    }

    get isFitting() {
        return this.scale <= this.fitting * 1.01;
    }

    /** Return where a point is drawn, in pixels from the top left; north is up. */
    place({ x, y }) {
        return {
            left: this.width / 2 + (x - this.x) * this.scale,
            top: this.height / 2 - (y - this.y) * this.scale,
        };
    }

    pan(left, top) {
        this.x -= left / this.scale;
        this.y += top / this.scale;
    }

    /** Come closer, or step back, and keep the point under the finger where it is. */
    zoom(factor, left = this.width / 2, top = this.height / 2) {
        const scale = Math.min(Math.max(this.scale * factor, this.fitting), CLOSEST);
        const [across, up] = [left - this.width / 2, this.height / 2 - top];
        this.x += across / this.scale - across / scale;
        this.y += up / this.scale - up / scale;
        this.scale = scale;
    }

    /** Return a round number of metres for the bar, and how long it is drawn. */
    get bar() {
        const metres = LENGTHS.findLast((length) => length * this.scale <= 110) || LENGTHS[0];
        return { metres, length: metres * this.scale };
    }
}
