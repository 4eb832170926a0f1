import type { Rule } from "../facts.ts";

/** An output and a target whose shapes broadcast, so that each answer is compared with every target. */
export const targetBroadcasts: Rule = {
  fault: "targetBroadcasts",
  find({ seen: { broadcast } }) {
    if (broadcast === null) return null;
    const [output, target] = [broadcast.output, broadcast.target].map((shape) => `[${shape.join(", ")}]`);
    return { key: "wrongTargetBroadcasts", values: { output: output as string, target: target as string } };
  },
};
