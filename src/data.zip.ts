// Everything that pages read of the staged report, as one archive that Framework unpacks: a program of its own for each
// file took most of a build's time.
import JSZip from "jszip";

import {stagedFile, stagedNames} from "../data-loaders/report/stagedFile.js";

const zip = new JSZip();
const add = (name: string, staged: string): unknown => zip.file(name, stagedFile(staged));
for (const name of stagedNames("data")) add(name, `data/${name}`);
for (const name of stagedNames("figures")) add(`figures/${name}`, `figures/${name}`);
add("panel.arrow", "downloads/panel.arrow");
add("provenance.json", "provenance.json");
process.stdout.write(await zip.generateAsync({type: "nodebuffer"}));
