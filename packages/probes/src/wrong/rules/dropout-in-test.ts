import type { Rule } from "../facts.ts";

/** Two answers to one input from one state that differ: something is drawn at random while the network is judged. */
export const dropoutInTest: Rule = {
  fault: "dropoutInTest",
  find({ seen: { rereading } }) {
    return rereading > 1e-9 ? { key: "wrongDropoutInTest", values: { difference: rereading } } : null;
  },
};
