import {z} from "zod";

/**
 * A path inside the dataset repository. It is joined to folders on this machine and to addresses, so anything that
 * could point elsewhere is refused before either happens.
 */
export const datasetPath = z
  .string()
  .superRefine((path, context) => {
    const fault = faultIn(path);
    if (fault !== null)
      context.addIssue({
        code: "custom",
        message:
          `expected a relative path inside the dataset, such as release_2026_03_24/data/file.csv, found ` +
          `${JSON.stringify(path)}, ${fault}; nothing was read or written`
      });
  })
  .describe("Path inside the dataset repository, with forward slashes");

function faultIn(path: string): string | null {
  if (path === "") return "which is empty";
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "which is absolute";
  if (path.includes("\\")) return "which has a backslash";

  if (/[\u0000-\u001f\u007f]/.test(path)) return "which has a control character";
  const segments = path.split("/");
  if (segments.includes("..")) return "which leaves the dataset's folder";
  if (segments.includes("") || segments.includes(".")) return "which has an empty or a dot segment";
  return null;
}
