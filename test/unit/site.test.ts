import {describe, expect, test} from "vitest";

import {pageFooter} from "../../data-loaders/site/pageFooter.js";
import {references} from "../../src/authoring/references.js";
import type {Publication} from "../../src/site.js";
import {cloneLine, editAddress, original, titleOf} from "../../src/site.js";

const edition = {release: "2026-03-24", synthetic: false, commit: "0123456789abcdef"};
const fork: Publication = {
  ...original,
  title: "My <gap>",
  authors: ["Ada"],
  citationKey: "my_gap",
  repository: "https://example.org/ada/my-gap"
};
const page = {path: "/releases/2026-03-24", file: "src/releases/[release].md"};

describe("the original", () => {
  test("is cited last, after the producer and the essay, with its code", () => {
    const all = references(edition, undefined, original);
    expect(all.map(({bibtex}) => /^@misc\{(.+),$/m.exec(bibtex)?.[1])).toEqual([
      "anthropic_economic_index",
      "coimbra_oversight",
      original.citationKey
    ]);
    expect(all[2]!.text).toContain(`${titleOf(original)}, code 0123456789ab`);
    expect(all[2]!.bibtex).not.toContain("url");
  });

  test("without a repository offers no edit, fork or clone", () => {
    const nowhere = {...original, repository: null};
    expect(pageFooter(page, nowhere)).not.toMatch(/Edit|Fork|fork/);
    expect([editAddress(page.file, nowhere), cloneLine(nowhere)]).toEqual([null, null]);
  });
});

describe("a fork", () => {
  test("names itself and cites the original before itself", () => {
    const all = references(edition, {text: "found", address: "https://example.org/?a=1"}, fork);
    expect(all.map(({text}) => text.includes(titleOf(original)))).toEqual([false, false, true, false]);
    expect(all[3]!.text).toBe(`Ada. ${titleOf(fork)}, code 0123456789ab. “found” https://example.org/?a=1`);
    expect(all[3]!.bibtex).toContain("@misc{my_gap,\n  author = {{Ada}},");
  });

  test("says on each page whose it is, where to change the page, and where to fork it", () => {
    const footer = pageFooter(page, fork);
    expect(footer).toContain(`My &lt;gap&gt;: ${original.subtitle}</em>, a fork of ${original.title}`);
    expect(footer).toContain('href="https://example.org/ada/my-gap/edit/main/src/releases/[release].md"');
    expect(footer).toContain('href="../source/releases/2026-03-24.md.txt"');
    expect(cloneLine(fork)).toBe("git clone https://example.org/ada/my-gap.git && cd my-gap && npm ci && npm run dev");
  });
});
