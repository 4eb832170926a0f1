/**
 * What of dz has no case, and why.
 *
 * @module
 */

/** Exports of @dz/functions, @dz/layers and @dz/models that no case covers. */
export const uncovered: Readonly<Record<string, string>> = {
  "layers.Layer": "the class that layers derive from",
  "layers.childrenOf": "lists layers, computes nothing",
  "layers.observeForward": "observes layers, computes nothing",
  "layers.weightOptions": "a table of options",
  "models.ResNet": "ResNet18 and ResNet50 have its two kinds of blocks",
  "models.ResNet34": "as ResNet18, with more blocks",
  "models.ResNet101": "as ResNet50, with more blocks",
  "models.ResNet152": "as ResNet50, with more blocks",
  "models.Model": "the class that models derive from",
  "models.summary": "describes a model, computes nothing",
};

/** What a case covers: its name without the variant behind a colon. */
export function coveredBy(name: string): string {
  return name.split(":")[0] as string;
}
