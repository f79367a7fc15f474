import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Source {
  /** Path from the project's root, with forward slashes. */
  path: string;
  text: string;
  /** What it imports: paths from the root for Kith's own files, names for packages. */
  imports: string[];
}

const IMPORT =
  /^(?:import|export)\s[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** Every TypeScript file in these folders (or these files), read. */
export function sources(...places: string[]): Source[] {
  return places.filter(existsSync).flatMap(pathsIn).sort().map(read);
}

function pathsIn(place: string): string[] {
  if (/\.tsx?$/.test(place)) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));
}

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(IMPORT)].map((match) => fromRoot(path, String(match[1] ?? match[2] ?? match[3])));
  return { path, text, imports };
}

function fromRoot(path: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  return specifier.startsWith('.') ? normalize(join(dirname(path), specifier)).replaceAll('\\', '/') : specifier;
}
