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

// Whether the caller may is asked by the verb itself, before anything else; the entry may be written by a part of it.
const asks = ({ text }: Source) => /\bauthorize(Contact)?\(/.test(text);
const tells = (file: Source) => [...parts(file)].some(({ text }) => /(?<!function )\bappendAudit\(/.test(text));

describe('every service that writes', () => {
  it('is looked at', () => {
    expect(services.length).toBeGreaterThanOrEqual(60);
    expect(writers.length).toBeGreaterThanOrEqual(12);
  });

  it('asks whether the caller may', () => {
    const open = writers.filter((file) => !asks(file) && !withoutAuthorize[file.path]);
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  it('leaves an audit entry in its transaction', () => {
    const silent = writers.filter((file) => !tells(file) && !withoutAudit[file.path]);
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('has no exception that is not needed', () => {
    const needless = (exceptions: Record<string, string>, holds: (file: Source) => boolean) =>
      Object.keys(exceptions).filter((path) => !writers.some((file) => file.path === path && !holds(file)));
    expect(needless(withoutAuthorize, asks)).toEqual([]);
    expect(needless(withoutAudit, tells)).toEqual([]);
  });
});
