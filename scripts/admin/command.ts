export interface Given {
  values: Record<string, string | undefined>;
  positionals: string[];
  command: Command;
}

/** @returns the exit code */
export type Run = (given: Given) => Promise<number>;

export interface Command {
  /** The words that call it: `['org', 'create']`. */
  name: readonly string[];
  /** Its arguments as help shows them. */
  usage: string;
  summary: string;
  options: readonly string[];
  positionals: number;
  /** Loads what it does only when it is called: the services are many. */
  load: () => Promise<Run>;
}
