import {DATASET} from "../../releases/Manifest.js";

/** Where the hub serves a file of the dataset at a commit. */
export const resolveAddress = (endpoint: string, revision: string, path: string): string =>
  `${endpoint}/datasets/${DATASET}/resolve/${revision}/${path.split("/").map(encodeURIComponent).join("/")}`;
