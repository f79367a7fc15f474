import { existsSync } from 'node:fs';

/**
 * The first of these files that is there.
 * @param packages what to install when there is none
 * @throws Error with that advice
 */
export function findProgram(name: string, packages: string, paths: readonly (string | undefined)[]): string {
  const found = paths.find((path) => path && existsSync(path));
  if (!found) throw new Error(`${name} was not found: apt-get install -y --no-install-recommends ${packages}`);
  return found;
}
