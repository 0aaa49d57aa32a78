import { Component } from "@odoo/owl";

const RESULTS = [
    { name: "leaflet", icon: "fa-file-text-o" },
    { name: "spoken", icon: "fa-comments-o" },
    { name: "not_home", icon: "fa-bell-slash-o" },
    { name: "refused", icon: "fa-ban" },
    { name: "skipped", icon: "fa-share" },
];
const REACTIONS = [
    { name: "positive", icon: "fa-smile-o" },
    { name: "neutral", icon: "fa-meh-o" },
    { name: "worried", icon: "fa-frown-o" },
];

/** One door: its number, a button for each result, and after that what came of it. */
export class DoorCard extends Component {
    static template = "ketenaanpak.DoorCard";
    static props = {
        door: Object,
        labels: Object,
        isAsking: Boolean,
        isReadonly: Boolean,
        offersHelp: Boolean,
        record: Function,
        undo: Function,
        offer: Function,
    };
    results = RESULTS;
    reactions = REACTIONS;

    get icon() {
        return RESULTS.find((result) => result.name === this.props.door.result)?.icon;
    }

    get asksReaction() {
        const { door, isAsking, isReadonly } = this.props;
        return door.result === "spoken" && !door.reaction && !isAsking && !isReadonly;
    }

    get reactionIcon() {
        return REACTIONS.find((reaction) => reaction.name === this.props.door.reaction)?.icon;
    }
}
