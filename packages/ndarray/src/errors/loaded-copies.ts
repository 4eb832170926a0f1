/**
 * Notices that a program has loaded two copies of a package, when the second one is loaded: an installation can give a
 * program one copy and a library that it uses another, and much of what goes wrong then says nothing, such as a seed that
 * reaches only one of them.
 *
 * All copies of a package on one page, in one process or in one worker share a list behind a symbol. Its form is a
 * contract between versions: objects with the texts `version` and `from`.
 *
 * @module
 */

interface Copy {
  readonly version: string;
  readonly from: string;
}

/**
 * Notes that a copy of the package `name` is loaded, and warns through `console.warn` for each further copy. A warning and
 * no error, because a program may keep the two apart; values that do meet are refused by what {@link markClass} marks.
 * The same file again is no further copy: development servers load a module that changed anew.
 *
 * @param lost What a program with two copies notices, as the second half of a sentence.
 */
export function noticeCopy(name: string, version: string, lost: string, from: string = addressOf(name)): void {
  const key = Symbol.for(`${name}/copies`);
  const copies = ((globalThis as { [key: symbol]: unknown })[key] ?? []) as Copy[];
  if (copies.some((copy) => copy.version === version && copy.from === from)) return;
  copies.push({ version, from });
  // A host that has frozen its globals keeps no list and gets no warning.
  if (!Reflect.defineProperty(globalThis, key, { value: copies, configurable: true }) || copies.length < 2) return;
  const list = copies.map((copy) => `${copy.version}${copy.from === "" ? "" : ` from ${copy.from}`}`).join(" and ");
  console.warn(
    `dz: this program has loaded ${copies.length} copies of ${name}, ${list}; ${lost}. Find who needs which with npm ls ${name}, then update all @dz packages together, or try npm dedupe`,
  );
}

/**
 * Where this code was loaded from, cut after the folder of the package, or an empty text where the host does not say.
 *
 * Read from a stack and not from `import.meta.url`: in place of that some bundlers write a path of the machine that made
 * the bundle, and others warn that scripts have none.
 */
function addressOf(name: string): string {
  const address = /((?:[a-z][a-z+.-]*:\/\/|\/|[A-Z]:\\)[^\s()?#]*?)(?:[?#][^\s()]*?)?:\d+:\d+/.exec(
    new Error().stack ?? "",
  )?.[1];
  if (address === undefined) return "";
  const folder = `/node_modules/${name}/`;
  const at = address.replaceAll("\\", "/").lastIndexOf(folder);
  return at < 0 ? address : address.slice(0, at + folder.length - 1);
}
