import {copyFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

import {tableFromJSON, tableToIPC} from "apache-arrow";
import {csvFormat, tsvFormat} from "d3-dsv";
import JSZip from "jszip";
import {Table, writeParquet} from "parquet-wasm";

/** A page with what users of Framework are used to, and its files in every format. */
export async function writeHabits(folder: string): Promise<void> {
  const cities = [
    {name: "Rye", size: 1},
    {name: "Ely", size: 5},
    {name: "York", size: 9}
  ];
  const arrow = tableFromJSON(cities);
  const zip = new JSZip().file("note.txt", "from the archive");
  const files = {
    "cities.csv": csvFormat(cities),
    "cities.tsv": tsvFormat(cities),
    "cities.arrow": tableToIPC(arrow, "file"),
    "cities.parquet": writeParquet(Table.fromIPCStream(tableToIPC(arrow, "stream"))),
    "cities.zip": await zip.generateAsync({type: "uint8array"}),
    "towns.json": JSON.stringify([
      {name: "York", river: "Ouse"},
      {name: "Ely", river: "Great Ouse"}
    ])
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  copyFileSync("test/fixtures/habits.md", join(folder, "habits.md"));
}
