/**
 * Loaded before every command (`node --import`), in JavaScript that Node 20 understands.
 *
 * Enables Node's compile cache, which makes later starts half a second faster. Node determines its folder
 * (`NODE_COMPILE_CACHE`, or that for temporary files), and does without if it cannot write there.
 *
 * The Node that the repository installs runs the sources directly. Where there is none, as on Windows, and the
 * machine's own Node cannot run them, they are translated when they are loaded, also in programs that a command starts.
 */
import module from "node:module";

/** Whether this Node strips types and supports `using`. */
function runsSources() {
  try {
    return Boolean(process.features.typescript && new Function("{ using _ = null; }"));
  } catch {
    return false;
  }
}

function missing() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 20)) return "is older than 20.20";
  try {
    module.createRequire(import.meta.url).resolve("typescript");
  } catch {
    return "needs typescript for it, which is not installed";
  }
  return null;
}

module.enableCompileCache?.();
if (!runsSources()) {
  const problem = missing();
  if (problem === null) {
    const { translateSources } = await import("./translate.mjs");
    translateSources();
    process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --import ${import.meta.url}`.trim();
  } else {
    console.error(
      `dz: node ${process.versions.node} cannot run this: it ${problem}; install Node 24 or newer, or run pnpm install`,
    );
    process.exit(2);
  }
}
