import { expect, test } from "vitest";
import { configuration } from "./configuration.ts";

const text = configuration({ folder: "/srv/s", host: "ada", ports: [7001, 7002], cpus: 3 });

test("all files are in the folder, and the ports are its own", () => {
  const paths = text.split("\n").flatMap((line) => /=(\/.*)$/.exec(line)?.[1] ?? []);
  expect(paths.filter((path) => path !== "/bin/true")).toHaveLength(7);
  expect(paths.filter((path) => !path.startsWith("/srv/s/"))).toEqual(["/bin/true"]);
  expect(text).toContain("\nAuthInfo=socket=/srv/s/munge.socket\n");
  expect(text).toContain("\nSlurmctldPort=7001\nSlurmdPort=7002\n");
});

test("the controller, the node and the partition are this machine", () => {
  expect(text).toContain("\nSlurmctldHost=ada(127.0.0.1)\n");
  expect(text).toContain("\nNodeName=ada NodeAddr=127.0.0.1 CPUs=3\nPartitionName=main Nodes=ada Default=YES\n");
});

test("each setting stands on a line of its own, once", () => {
  const names = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split("=")[0]);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain("");
});
