/** One task of the essay's population, as the figures need it. Shares in per cent. */
export interface TaskPoint {
  task: string;
  pseudo: boolean;
  claude_n: number;
  api_n: number;
  claude_success: number;
  api_success: number;
  gap: number;
  claude_directive: number;
  api_directive: number;
}
