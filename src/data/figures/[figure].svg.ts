import {parseArgs} from "node:util";

import {stagedFile} from "../../../data-loaders/report/stagedFile.js";

const {values} = parseArgs({options: {figure: {type: "string"}}});
process.stdout.write(stagedFile(`figures/${values.figure}.svg`));
