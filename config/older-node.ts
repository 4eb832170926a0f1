/**
 * What the tests need and Node 20 lacks, loaded before them there.
 *
 * @module
 */
import module from "node:module";
import { translated } from "../scripts/translate.mjs";

/** `Map.groupBy` (ECMAScript 2024), with which vitest reports. */
function groupBy<K, V>(items: Iterable<V>, keyOf: (item: V, index: number) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

if (!("groupBy" in Map)) Object.defineProperty(Map, "groupBy", { value: groupBy, writable: true, configurable: true });
// With it, the report's page is made of its sources; programs get it from scripts/preload.mjs.
module.stripTypeScriptTypes ??= translated;
