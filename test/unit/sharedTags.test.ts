import {JSDOM} from "jsdom";
import {expect, test} from "vitest";

import {pageAddress, siteAddress} from "../../data-loaders/site/siteAddress.js";
import {sharedOf, sharedTags} from "../../scripts/sharedTags.js";
import {socialPicture} from "../../scripts/socialPicture.js";

const tagsOf = (html: string): string => sharedTags(sharedOf(html), null);
const page = (main: string): string =>
  `<!DOCTYPE html><html><head><title>T | Oversight Gap</title></head><body><main>${main}</main></body></html>`;

test("title and description are the page's heading and lead", () => {
  const tags = tagsOf(
    page(`<h1>The  finding</h1><p>First.</p><p class="lead">Success is <strong>15.9</strong>\n points lower.</p>`)
  );
  expect(tags).toContain('<meta property="og:title" content="The finding">');
  expect(tags).toContain('<meta property="og:description" content="Success is 15.9 points lower.">');
  expect(tags).toContain('<meta name="description" content="Success is 15.9 points lower.">');
});

test("without a lead the first paragraph is taken, without any paragraph nothing is said", () => {
  expect(tagsOf(page("<h1>H</h1><p>First.</p><p>Second.</p>"))).toContain('content="First."');
  expect(tagsOf(page("<h1>H</h1>"))).not.toContain("description");
});

test("address and picture are named where the build knows the host, and only there", () => {
  const shared = sharedOf(page("<h1>H</h1><p>First.</p>"));
  expect(sharedTags(shared, null)).not.toMatch(/og:(url|image)|canonical/);
  const file = "releases/index.html";
  const address = siteAddress("https://example.org/gap");
  const tags = sharedTags(shared, {page: pageAddress(address!, file), picture: pageAddress(address!, "shared/a.png")});
  expect(tags).toContain('<link rel="canonical" href="https://example.org/gap/releases/">');
  expect(tags).toContain('property="og:image" content="https://example.org/gap/shared/a.png"');
  expect(tags).toContain('content="summary_large_image"');
});

test.each(["example.org", "ftp://example.org", "https://example.org/?a=1", "javascript:alert(1)"])(
  "%s is no address of a site",
  (named) => {
    expect(() => siteAddress(named)).toThrow(/OVERSIGHT_GAP_URL: expected .* found/);
  }
);

test("the picture is a PNG of 1200 × 630, whatever stands in title and chart", async () => {
  const html = page('<figure><svg width="640" height="380"><text>5 &lt; 6&nbsp;%</text></svg></figure>');
  const png = Buffer.from(await socialPicture(html, "A <title> & more ".repeat(20), true));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("what stands in a page never becomes markup of the head", () => {
  const tags = tagsOf(page(`<h1>A &quot;&gt;&lt;script&gt;</h1><p>5 &lt; 6 &amp; "quoted"</p>`));
  const {head} = new JSDOM(`<html><head>${tags}</head></html>`).window.document;
  expect(head.querySelectorAll("script").length).toBe(0);
  expect(head.querySelector('[property="og:title"]')!.getAttribute("content")).toBe('A "><script>');
  expect(head.querySelector('[name="description"]')!.getAttribute("content")).toBe('5 < 6 & "quoted"');
});

test("a long lead ends with a sentence, or else with a word", () => {
  const sentence = "These are some words that make a sentence of a certain length. ";
  const [, cut] = /og:description" content="([^"]*)"/.exec(tagsOf(page(`<p>${sentence.repeat(9)}</p>`)))!;
  expect(cut!.length).toBeLessThanOrEqual(300);
  expect(cut).toMatch(/length\.$/);
  const [, words] = /og:description" content="([^"]*)"/.exec(tagsOf(page(`<p>${"word ".repeat(99)}</p>`)))!;
  expect(words).toMatch(/word …$/);
});
