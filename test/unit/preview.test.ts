import {JSDOM} from "jsdom";
import {expect, test} from "vitest";

import {preview} from "../../scripts/preview.js";

const page = (main: string): string =>
  `<!DOCTYPE html><html><head><title>T | Oversight Gap</title></head><body><main>${main}</main></body></html>`;

test("title and description are the page's heading and lead", () => {
  const tags = preview(
    page(`<h1>The  finding</h1><p>First.</p><p class="lead">Success is <strong>15.9</strong>\n points lower.</p>`)
  );
  expect(tags).toContain('<meta property="og:title" content="The  finding">');
  expect(tags).toContain('<meta property="og:description" content="Success is 15.9 points lower.">');
  expect(tags).toContain('<meta name="description" content="Success is 15.9 points lower.">');
});

test("without a lead the first paragraph is taken, without any paragraph nothing is said", () => {
  expect(preview(page("<h1>H</h1><p>First.</p><p>Second.</p>"))).toContain('content="First."');
  expect(preview(page("<h1>H</h1>"))).toBe("");
});

test("what stands in a page never becomes markup of the head", () => {
  const tags = preview(page(`<h1>A &quot;&gt;&lt;script&gt;</h1><p>5 &lt; 6 &amp; "quoted"</p>`));
  const {head} = new JSDOM(`<html><head>${tags}</head></html>`).window.document;
  expect(head.querySelectorAll("script").length).toBe(0);
  expect(head.querySelector('[property="og:title"]')!.getAttribute("content")).toBe('A "><script>');
  expect(head.querySelector('[name="description"]')!.getAttribute("content")).toBe('5 < 6 & "quoted"');
});

test("a long lead ends with a sentence, or else with a word", () => {
  const sentence = "These are some words that make a sentence of a certain length. ";
  const [, cut] = /og:description" content="([^"]*)"/.exec(preview(page(`<p>${sentence.repeat(9)}</p>`)))!;
  expect(cut!.length).toBeLessThanOrEqual(300);
  expect(cut).toMatch(/length\.$/);
  const [, words] = /og:description" content="([^"]*)"/.exec(preview(page(`<p>${"word ".repeat(99)}</p>`)))!;
  expect(words).toMatch(/word …$/);
});
