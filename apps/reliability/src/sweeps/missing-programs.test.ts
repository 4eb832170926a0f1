import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { missingText, programFolders } from "./missing-programs.ts";

const needed = { slurmctld: "slurmctld", sbatch: "slurm-client", squeue: "slurm-client" };

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "dz-programs-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of names) {
    writeFileSync(join(folder, name), "");
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

test("nothing is said if all are there, in whatever folders", () => {
  expect(missingText(needed, [folderWith("slurmctld"), folderWith("sbatch", "squeue")])).toBe(null);
});

test("all that are missing are named, each package once", () => {
  expect(missingText(needed, [folderWith("slurmctld")])).toBe(
    "sbatch, squeue are not installed; on Debian: apt-get install slurm-client",
  );
  expect(missingText(needed, [folderWith("sbatch", "squeue")])).toBe(
    "slurmctld is not installed; on Debian: apt-get install slurmctld",
  );
});

test("a folder of that name is no program", () => {
  const folder = folderWith("sbatch", "squeue");
  mkdirSync(join(folder, "slurmctld"));
  expect(missingText(needed, [folder])).toContain("slurmctld is not installed");
});

test("daemons are found without the PATH of root", () => {
  expect(programFolders("/a::/b")).toEqual(["/a", "/b", "/usr/sbin", "/sbin"]);
});
