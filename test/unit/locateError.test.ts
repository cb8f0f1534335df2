import {expect, test} from "vitest";

import {openDuckDB} from "../../data-loaders/duckdb.js";
import {duckdbMessage, locateError} from "../../src/components/sql/duckdbError.js";

/** What DuckDB itself says of a wrong query. */
async function messageOf(sql: string): Promise<string> {
  const connection = await openDuckDB();
  try {
    await connection.run(sql);
  } catch (error) {
    return duckdbMessage(error);
  } finally {
    connection.closeSync();
  }
  throw new Error(`expected an error of ${sql}`);
}

const long = `SELECT ${Array.from({length: 60}, (_, i) => `${i} AS c${i}`).join(", ")}, nowhere FROM range(3)`;

test.each([
  ["SELECT * FORM range(3)", "range"],
  ["SELECT 1,\n  nowhere\nFROM range(3)", "nowhere"],
  ["SELECT 'ä', nowhere FROM range(3)", "nowhere"],
  [long, "nowhere"]
])("%s", async (sql, token) => {
  const at = locateError(await messageOf(sql), sql);
  expect(sql.slice(at!).startsWith(token)).toBe(true);
});

test("a message without a place has none, and one about another query neither", async () => {
  const message = await messageOf("SELECT * FORM range(3)");
  expect(locateError("Out of Memory Error: no more", "SELECT 1")).toBeNull();
  expect(locateError(message, "SELECT 1")).toBeNull();
  expect(locateError(message.replace("LINE 1", "LINE 7"), "SELECT * FORM range(3)")).toBeNull();
});

test("the parser's errors come in JSON and are unwrapped", () => {
  const wrapped = JSON.stringify({exception_type: "Parser", exception_message: "syntax error", position: "3"});
  expect(duckdbMessage(new Error(wrapped))).toBe("Parser Error: syntax error");
  expect(duckdbMessage(new Error("Binder Error: no"))).toBe("Binder Error: no");
});
