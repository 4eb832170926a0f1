import type { Rule } from "../facts.ts";

/** An epoch that begins with the state that the one before left: the data begin anew, the state does not. */
export const stateCarriedOver: Rule = {
  fault: "stateCarriedOver",
  find({ seen: { epochs } }) {
    const later = epochs.filter(({ beganEmpty }, i) => i > 0 && beganEmpty !== null);
    const carried = later.filter(({ beganEmpty }) => beganEmpty === false).length;
    return carried === 0 ? null : { key: "wrongStateCarriedOver", values: { carried, epochs: later.length } };
  },
};
