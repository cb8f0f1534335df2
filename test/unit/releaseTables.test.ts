import {expect, test} from "vitest";

import {openDocument} from "../../data-loaders/site/dom.js";
import {notesTable} from "../../src/components/controls/releaseTables.js";

openDocument("/");

test("notes are a table, a row each, and stay text", () => {
  const note = {id: "folding", what: "A cell of <b>5</b>.", where: "file.csv: success of “a.”", count: 1234};
  const table = notesTable([note, {...note, id: "ranges"}]);
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows[0]).toEqual(["folding", "1,234", note.what, note.where]);
  expect(rows).toHaveLength(2);
  expect(table.querySelector("b")).toBeNull();
});

test("without a note it says so", () => {
  expect(notesTable([]).textContent).toMatch(/keep every promise/);
});
