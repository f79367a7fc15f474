import { describe, expect, it } from 'vitest';
import { withoutAudit, withoutAuthorize } from './service-exceptions';
import { type Source, sources } from './sources';

const services = sources('lib/services');
const byPath = new Map(services.map((file) => [file.path.replace(/\.tsx?$/, ''), file]));

/** A service writes when it opens a transaction for writing. */
const writers = services.filter(
  ({ path, text }) => /\btransact(<[^(]*>)?\(/.test(text) && !path.endsWith('/transact.ts'),
);

/** The file and the other service files it is made of. */
function parts(file: Source, seen = new Set<Source>()): Set<Source> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const to of file.imports) {
    const other = byPath.get(to);
    if (other) parts(other, seen);
  }
  return seen;
}

const calls = (file: Source, name: string) => [...parts(file)].some(({ text }) => callOf(name).test(text));
const callOf = (name: string) => new RegExp(`(?<!function )\\b${name}\\(`);

describe('every service that writes', () => {
  it('is looked at', () => {
    expect(services.length).toBeGreaterThanOrEqual(60);
    expect(writers.length).toBeGreaterThanOrEqual(12);
  });

  it('asks whether the caller may', () => {
    const open = writers.filter((file) => !calls(file, 'authorize') && !withoutAuthorize[file.path]);
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  it('leaves an audit entry in its transaction', () => {
    const silent = writers.filter((file) => !calls(file, 'appendAudit') && !withoutAudit[file.path]);
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('has no exception that is not needed', () => {
    const needless = (exceptions: Record<string, string>, name: string) =>
      Object.keys(exceptions).filter((path) => !writers.some((file) => file.path === path && !calls(file, name)));
    expect(needless(withoutAuthorize, 'authorize')).toEqual([]);
    expect(needless(withoutAudit, 'appendAudit')).toEqual([]);
  });
});
