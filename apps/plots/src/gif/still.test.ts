import { expect, test } from "vitest";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { still } from "./still.ts";

const target = fixtureReport().data.testWave.ts;

test("is a frame with the article's title", () => {
  const svg = still(fixtureRun({}), target, 6);
  expect(svg).toMatch(/>iter:7, loss=[\d.]+, model:SimpleRNN, optimizer:Adam</);
  expect(svg).toMatch(/class="target" d="M62 /);
  expect(svg).toMatch(/class="prediction" d="M62 /);
});

test("a run's name is text", () => {
  expect(still({ ...fixtureRun({}), model: "</text><script>" }, target, 0)).not.toContain("<script>");
});
