import { browser } from "@web/core/browser/browser";
import {
    ConnectionAbortedError,
    ConnectionLostError,
    RPCError,
    rpc,
} from "@web/core/network/rpc";
import { user } from "@web/core/user";

const PATIENCE = 20000; // milliseconds: without a signal a request may hang for minutes
const REFUSALS = ["UserError", "AccessError", "MissingError", "ValidationError"];

/** Call the server, and give up on it in time. */
async function call(model, method, args) {
    const request = rpc(
        `/web/dataset/call_kw/${model}/${method}`,
        { model, method, args, kwargs: { context: user.context } },
        { silent: true }
    );
    const timer = browser.setTimeout(() => request.abort(), PATIENCE);
    try {
        await request;
    } finally {
        browser.clearTimeout(timer);
    }
}

/** Return what the server has against it, if anything, or throw when it did not hear. */
export async function refusalOf(model, method, ...args) {
    try {
        await call(model, method, args);
    } catch (error) {
        const name = error instanceof RPCError && error.exceptionName?.split(".").pop();
        if (REFUSALS.includes(name)) {
            return error.data.message;
        }
        throw error;
    }
}

/** Tell whether something went wrong that may go right another time. */
export function isMishap(error) {
    return [ConnectionLostError, ConnectionAbortedError, RPCError].some(
        (mishap) => error instanceof mishap
    );
}
