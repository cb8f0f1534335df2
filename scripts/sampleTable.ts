/** Writes the table of published against generated figures into docs/sample.md. */
import {compareWithPublished, comparisonTable} from "../test/sample/compareWithPublished.js";
import {writeBetween} from "./writeBetween.js";

const compared = await compareWithPublished();
writeBetween("docs/sample.md", "calibration", comparisonTable(compared));
const missed = compared.filter(({met}) => !met);
for (const {label, published, generated} of missed)
  console.error(`not met: ${label}: published ${published}, generated ${generated}`);
process.exitCode = missed.length === 0 ? 0 : 1;
