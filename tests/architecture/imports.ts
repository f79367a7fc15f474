import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The file of Kith's own that an import means; undefined for a package. */
export function resolved(from: string, name: string): string | undefined {
  const base = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') ? join(dirname(from), name) : undefined;
  return base && ['.ts', '.tsx'].map((end) => `${base}${end}`).find(existsSync);
}

/** The names that a file's static imports bring into the browser; types bring nothing, and an action stays on the server. */
export function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  if (text.startsWith("'use server'")) return [];
  const found = [...text.matchAll(/^(?:import|export)\s+(?!type\b)([^'";]*?)from\s+'([^']+)'/gm)];
  const onlyTypes = (names = '') => /^\{\s*(type [^,}]+,?\s*)+\}\s*$/.test(names);
  return found.filter(([, names]) => !onlyTypes(names)).map(([, , name]) => String(name));
}

/** The files that run in the browser for a file of `app`, also those that are fetched when they are wanted. */
export function clientFilesBehind(start: string): string[] {
  const seen = new Map<string, boolean>();
  const visit = (file: string, inClient: boolean) => {
    const text = readFileSync(file, 'utf8');
    const isClient = inClient || text.startsWith("'use client'");
    // A file may be on both sides: what the browser has of it is looked at, whichever way came first.
    if (seen.get(file) || seen.get(file) === isClient) return;
    seen.set(file, isClient);
    const late = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, name]) => String(name));
    for (const name of [...importsOf(file), ...late]) {
      const next = resolved(file, name);
      if (next && !readFileSync(next, 'utf8').startsWith("'use server'")) visit(next, isClient);
    }
  };
  visit(start, false);
  return [...seen].filter(([, isClient]) => isClient).map(([file]) => file);
}
