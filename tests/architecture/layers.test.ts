import { describe, expect, it } from 'vitest';
import { type Source, sources } from './sources';

const outer = ['app', 'inngest'];
const shown = ['components', 'emails'];
const services = ['lib/services'];

/** Who may not import what (see ARCHITECTURE.md); the number is the least of files that must have been looked at. */
const layers: { room: string; from: string[]; atLeast: number; never: string[]; except?: RegExp }[] = [
  {
    room: 'the core',
    from: ['lib/domain'],
    atLeast: 60,
    never: ['db', 'lib/services', 'lib/integrations', 'lib/api', 'lib/auth', 'lib/env', 'lib/log', ...outer, ...shown],
  },
  {
    room: 'the database',
    from: ['db'],
    atLeast: 20,
    never: [...services, 'lib/integrations', 'lib/api', 'lib/auth', ...outer, ...shown],
  },
  { room: 'integrations', from: ['lib/integrations'], atLeast: 5, never: [...services, 'db', 'lib/api', ...outer] },
  { room: 'services', from: ['lib/services'], atLeast: 60, never: ['lib/api', 'components', ...outer] },
  { room: 'components', from: ['components'], atLeast: 30, never: [...services, 'db', 'lib/integrations', ...outer] },
  { room: 'mails', from: ['emails'], atLeast: 5, never: [...services, 'db', ...outer] },
  { room: 'pages', from: ['app', 'proxy.ts'], atLeast: 30, never: ['db'] },
  { room: 'the API', from: ['lib/api'], atLeast: 20, never: ['db', ...outer] },
  {
    room: 'durable functions',
    from: ['inngest'],
    atLeast: 10,
    never: ['db', 'app', 'components'],
    except: /^inngest\/local\//,
  },
];

const isIn = (path: string, room: string) => path === room || path.startsWith(`${room}/`);
const breaks = ({ path, imports }: Source, never: string[]) =>
  imports.filter((to) => never.some((room) => isIn(to, room))).map((to) => `${path} imports ${to}`);

describe('imports run downward only', () => {
  it.each(layers)('$room', ({ from, atLeast, never, except }) => {
    const files = sources(...from);
    expect(files.length).toBeGreaterThanOrEqual(atLeast);
    expect(files.filter(({ path }) => !except?.test(path)).flatMap((file) => breaks(file, never))).toEqual([]);
  });

  it('finds a break when there is one', () => {
    const file = { path: 'app/page.tsx', text: '', imports: ['db/client', 'database', 'lib/services/ids'] };
    expect(breaks(file, ['db'])).toEqual(['app/page.tsx imports db/client']);
  });
});

it('has no file that only passes on what others export', () => {
  const files = sources('app', 'components', 'lib', 'db', 'inngest', 'emails');
  const isBarrel = ({ text }: Source) => {
    const statements = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').split(/;\s*\n/);
    const real = statements.map((statement) => statement.trim()).filter(Boolean);
    return real.length > 0 && real.every((statement) => /^export (type )?(\*|\{[^}]*\}) .*from /s.test(statement));
  };
  expect(files.filter(isBarrel).map(({ path }) => path)).toEqual([]);
  expect(isBarrel({ path: 'x', text: "export { a } from './a';\nexport * from './b';\n", imports: [] })).toBe(true);
});
