export interface Given {
  values: Record<string, string | undefined>;
  positionals: string[];
  command: Command;
}

export interface Command {
  /** The words that call it: `['org', 'create']`. */
  name: readonly string[];
  /** Its arguments as help shows them. */
  usage: string;
  summary: string;
  options: readonly string[];
  positionals: number;
  /** @returns the exit code; none is 0 */
  run: (given: Given) => Promise<number | undefined>;
}
