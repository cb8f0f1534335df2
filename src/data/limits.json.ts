import {stagedFile} from "../../data-loaders/report/stagedFile.js";

process.stdout.write(stagedFile("data/limits.json"));
