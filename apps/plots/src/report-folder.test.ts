import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "@dz/command-line";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ReportFolder } from "./report-folder.ts";

let folder = "";
let out = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
  out = join(folder, "report");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a report of these files. */
function write(files: Readonly<Record<string, string>>): void {
  const report = new ReportFolder(out);
  for (const [name, content] of Object.entries(files)) report.write(name, content);
  report.finish("again");
}

const content = (): Record<string, string> => {
  const names = readdirSync(out).filter((name) => name !== "report.json");
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(out, name), "utf8")]));
};

test("a report is there when it is complete, in the place of the one before, and nothing else is", () => {
  write({ "index.html": "old", "old.svg": "<svg/>" });
  const next = new ReportFolder(out);
  next.write("index.html", "new");
  expect(content()).toEqual({ "index.html": "old", "old.svg": "<svg/>" });
  expect(next.names).toEqual(["index.html"]);
  next.finish("again");
  expect(content()).toEqual({ "index.html": "new" });
  expect(readdirSync(folder)).toEqual(["report"]);
  expect(JSON.parse(readFileSync(join(out, "report.json"), "utf8"))).toMatchObject({
    format: "dz report",
    version: 1,
    command: "again",
    files: { "index.html": createHash("sha256").update("new").digest("hex") },
  });
});

test("folders above are made, and an empty folder is taken", () => {
  out = join(folder, "a/b/report");
  mkdirSync(out, { recursive: true });
  write({ "index.html": "x" });
  expect(content()).toEqual({ "index.html": "x" });
});

test("a report that is given up leaves the one before as it was", () => {
  write({ "index.html": "old" });
  const next = new ReportFolder(out);
  next.write("index.html", "half");
  next.abandon();
  expect(content()).toEqual({ "index.html": "old" });
  expect(readdirSync(folder)).toEqual(["report"]);
});

test("names that lead elsewhere are no names of files", () => {
  const report = new ReportFolder(out);
  for (const name of ["../x.svg", ".x.svg", "report.json", "x.txt", "a/b.svg", "a\nb.svg"]) {
    expect(() => report.write(name, "")).toThrow("a report has no file of the name");
  }
  report.abandon();
});

describe("a folder that is no report, or not as a report wrote it, is refused and stays as it is", () => {
  test.each<readonly [string, () => void, string]>([
    ["a foreign page", () => rmSync(join(out, "report.json")), "has files that are not of a report"],
    ["an empty mark", () => writeFileSync(join(out, "report.json"), "{}"), "has files that are not of a report"],
    ["a damaged mark", () => writeFileSync(join(out, "report.json"), "{"), "has files that are not of a report"],
    [
      "a mark that is null",
      () => writeFileSync(join(out, "report.json"), "null"),
      "has files that are not of a report",
    ],
    [
      "a mark of an older kind",
      () => writeFileSync(join(out, "report.json"), '{"command":"","files":["index.html"]}'),
      "has files that are not of a report",
    ],
    [
      "a mark that lists what leads elsewhere",
      () => writeFileSync(join(out, "report.json"), '{"format":"dz report","version":1,"files":{"../x.svg":""}}'),
      "has files that are not of a report",
    ],
    ["another file", () => writeFileSync(join(out, "mine.svg"), "mine"), 'has "mine.svg", which is not of a report'],
    ["a name of all objects", () => writeFileSync(join(out, "constructor"), "x"), 'has "constructor", which is not'],
    ["a hidden file", () => writeFileSync(join(out, ".mine"), ""), 'has ".mine", which is not of a report'],
    [
      "a changed file",
      () => writeFileSync(join(out, "index.html"), "mine"),
      'has "index.html", which is not as a report',
    ],
    [
      "a folder of that name",
      () => {
        unlinkSync(join(out, "index.html"));
        mkdirSync(join(out, "index.html"));
      },
      'has "index.html", which is not as a report wrote it',
    ],
  ])("%s", (_, change, message) => {
    write({ "index.html": "page" });
    change();
    const names = readdirSync(out);
    expect(() => new ReportFolder(out)).toThrow(UsageError);
    expect(() => new ReportFolder(out)).toThrow(message);
    expect([readdirSync(out), readdirSync(folder)]).toEqual([names, ["report"]]);
  });

  test("a file, or a place below one", () => {
    writeFileSync(out, "mine");
    expect(() => new ReportFolder(out)).toThrow("is a file, not a folder");
    expect(() => new ReportFolder(join(out, "x"))).toThrow("cannot be made or read, EEXIST");
    expect(() => new ReportFolder(join(out, "x/y"))).toThrow("cannot be made or read, ENOTDIR");
    expect(readFileSync(out, "utf8")).toBe("mine");
  });

  test("what comes into it while a report is written", () => {
    write({ "index.html": "old" });
    const next = new ReportFolder(out);
    next.write("index.html", "new");
    writeFileSync(join(out, "mine.txt"), "mine");
    expect(() => next.finish("again")).toThrow('has "mine.txt", which is not of a report');
    next.abandon();
    expect(content()).toEqual({ "index.html": "old", "mine.txt": "mine" });
  });
});

describe("what links lead to is neither written nor removed", () => {
  test.each(["index.html", "report.json"])("%s", (name) => {
    write({ "index.html": "page" });
    const secret = join(folder, "secret");
    renameSync(join(out, name), secret); // so that the link leads to the very bytes
    symlinkSync(secret, join(out, name));
    const bytes = readFileSync(secret, "utf8");
    expect(() => new ReportFolder(out)).toThrow(/not as a report wrote it|not of a report/);
    expect([readFileSync(secret, "utf8"), lstatSync(join(out, name)).isSymbolicLink()]).toEqual([bytes, true]);
  });

  test("the folder", () => {
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync(join(folder, "elsewhere"), out);
    expect(() => new ReportFolder(out)).toThrow("is a link, which is not followed; name the folder that it leads to");
    rmSync(join(folder, "elsewhere"), { recursive: true });
    expect(() => new ReportFolder(out)).toThrow("is a link, which is not followed");
  });

  test("a file that has got a second name", () => {
    write({ "index.html": "old" });
    linkSync(join(out, "index.html"), join(folder, "kept"));
    expect(() => new ReportFolder(out)).toThrow(
      'has "index.html", which is not as a report wrote it, or has two names',
    );
    expect([content()["index.html"], readFileSync(join(folder, "kept"), "utf8")]).toEqual(["old", "old"]);
  });
});

describe("what a report that was killed has left", () => {
  const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
  /** The number of a process that has ended. */
  const ended = (): number => spawnSync(process.execPath, ["--version"]).pid;
  const remains = (kind: string, pid: number, host = machine): string => {
    return join(folder, `.report.${kind}-${host}-${pid}-0123abcd`);
  };

  test("before it was complete is removed, and the report stays", () => {
    write({ "index.html": "old" });
    for (const files of [{}, { "index.html": "half", "a.svg": "<svg" }, { "report.json": '{"for' }]) {
      const path = remains("new", ended());
      mkdirSync(path);
      for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
      new ReportFolder(out).abandon();
      expect([existsSync(path), content()]).toEqual([false, { "index.html": "old" }]);
    }
  });

  test("between the old report and the new one: the old one is brought back", () => {
    write({ "index.html": "old" });
    renameSync(out, remains("old", ended()));
    new ReportFolder(out).abandon();
    expect([content(), readdirSync(folder)]).toEqual([{ "index.html": "old" }, ["report"]]);
  });

  test("after the new one was there: the old one is removed", () => {
    write({ "index.html": "old" });
    renameSync(out, remains("old", ended()));
    mkdirSync(out);
    new ReportFolder(out).abandon();
    expect(readdirSync(folder)).toEqual(["report"]);
  });

  test("is left alone if it is of a process that goes on, of another machine, of another name, or has files of others", () => {
    const foreign = remains("new", ended());
    const kept = [
      foreign,
      remains("new", process.pid),
      remains("old", ended(), "00000000"),
      join(folder, `.other.new-${machine}-${ended()}-0123abcd`),
      join(folder, ".report.new-mine"),
    ];
    for (const path of kept) mkdirSync(path);
    writeFileSync(join(foreign, "mine.txt"), "mine");
    symlinkSync(foreign, `${remains("new", ended())}`.replace("0123abcd", "0123abce"));
    new ReportFolder(out).abandon();
    for (const path of kept) expect(existsSync(path)).toBe(true);
    expect(readFileSync(join(foreign, "mine.txt"), "utf8")).toBe("mine");
  });
});
