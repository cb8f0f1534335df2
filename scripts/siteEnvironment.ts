/** What Framework is run with: where its pages are, where the site goes, and no telemetry. */
export function siteEnvironment(root: string, output: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    OVERSIGHT_GAP_ROOT: root,
    OVERSIGHT_GAP_OUTPUT: output,
    OBSERVABLE_TELEMETRY_DISABLE: "1"
  };
}
