// Wants the packaged browser in a folder, runs it at once, and prints what it says of itself.
import {execFileSync} from "node:child_process";

import {packagedBrowser} from "./packagedBrowser.js";

const {executablePath, env} = (await packagedBrowser(process.argv[2]!))!;
process.stdout.write(execFileSync(executablePath, ["--version"], {env, encoding: "utf8"}));
