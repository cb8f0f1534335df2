import {dirname, posix, relative, sep} from "node:path";

/**
 * A page as it must read from another folder: its links, file attachments, and every text in quotes that begins as a
 * path does, imports among them, point where they pointed before. Its title becomes the new one, unless the page computes its own.
 */
export function relocatePage(page: string, from: string, to: string, title: string): string {
  const steps = relative(dirname(to), dirname(from)).split(sep).join("/");
  const moved = (path: string): string => {
    const target = posix.join(steps, path);
    return target.startsWith(".") ? target : `./${target}`;
  };
  return page
    .replace(/^(---\n[\s\S]*?^title:).*$/m, (_, before: string) => `${before} ${JSON.stringify(title)}`)
    .replace(/^# (?!.*\$\{).*$/m, `# ${title}`)
    .replaceAll(/(\]\(|["`])(\.{1,2}\/[\w./-]*)/g, (_, before: string, path: string) => before + moved(path))
    .replaceAll(/FileAttachment\("(?!\.)([^"]+)"\)/g, (_, path: string) => `FileAttachment("${moved(path)}")`);
}
