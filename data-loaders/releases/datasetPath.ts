import {z} from "zod";

import {pathFault} from "../outside/pathFault.js";

/**
 * A path inside the dataset repository. It is joined to folders on this machine and to addresses, so anything that
 * could point elsewhere is refused before either happens.
 */
export const datasetPath = z
  .string()
  .superRefine((path, context) => {
    const fault = pathFault(path);
    if (fault !== null)
      context.addIssue({
        code: "custom",
        message:
          `expected a relative path inside the dataset, such as release_2026_03_24/data/file.csv, found ` +
          `${JSON.stringify(path)}, ${fault}; nothing was read or written`
      });
  })
  .describe("Path inside the dataset repository, with forward slashes");
