import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { authenticateClient } from '@/lib/services/api-clients/authenticate-client';
import { runAdmin } from '@/scripts/admin/run';
import { csv } from '../factories/csv';
import { programBody } from '../factories/program';
import { useDatabase } from '../setup/database';

useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kith-admin-'));

/** Runs a command line in this process, against this file's database. */
async function admin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { NODE_ENV } = process.env;
  process.env.DATA_DIR = folder;
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const said = (spy: typeof stdout) => spy.mock.calls.map(([text]) => String(text)).join('');
  try {
    const code = await runAdmin(args);
    return { code, out: said(stdout), err: said(stderr) };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
    Object.assign(process.env, { NODE_ENV });
  }
}

/** Runs it as a person would, as a process of its own. */
function spawned(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/admin.ts', ...args], { env });
  let [out, err] = ['', ''];
  child.stdin.end();
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  return new Promise((done) => child.once('close', (code) => done({ code: code ?? -1, out, err })));
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const school = [
  'org',
  'create',
  '--slug',
  'ou',
  '--name',
  'Open School',
  '--currency',
  'GBP',
  '--time-zone',
  'Europe/London',
];

describe('npm run admin', () => {
  it('goes from an empty database to an import that was verified', async () => {
    expect(await admin(...school)).toMatchObject({ code: 0, err: '' });
    const client = await spawned(
      'api-client',
      'create',
      '--org',
      'ou',
      '--name',
      'CRM',
      '--scopes',
      'people:read people:write',
    );
    expect(client).toMatchObject({ code: 0, err: '' });
    expect(client.out.trim().split('\n')).toHaveLength(1);
    const { clientId, clientSecret, ...rest } = JSON.parse(client.out);
    expect(rest).toEqual({});
    expect((await authenticateClient(clientId, clientSecret))?.scopes).toEqual(['people:read', 'people:write']);
    const staff = await admin(
      'staff',
      'create',
      '--org',
      'ou',
      '--email',
      'mia@ou.example',
      '--name',
      'Mia',
      '--role',
      'owner',
    );
    expect(JSON.parse(staff.out)).toMatchObject({
      email: 'mia@ou.example',
      role: 'owner',
      password: expect.any(String),
    });
    const created = await admin(
      'program',
      'create',
      '--org',
      'ou',
      file('p.json', JSON.stringify(programBody({ currency: 'GBP' }))),
    );
    const { id } = JSON.parse(created.out);
    expect(JSON.parse((await admin('program', 'publish', '--org', 'ou', id)).out)).toMatchObject({ status: 'active' });
    const contacts = file(
      'contacts.csv',
      csv('external_id,email,standing', 'S1,s1@x.example,student', 'S2,nobody,student'),
    );
    const imported = await admin('import', 'contacts', contacts, '--org', 'ou');
    expect(JSON.parse(imported.out)).toMatchObject({ created: 1, failed: 1 });
    expect(imported).toMatchObject({ code: 1, err: 'row 3, email: Must be an e-mail address.\n' });
    const codes = file('codes.csv', csv('code,contact_external_id', 'ADMIN-S1,S1'));
    expect(await admin('import', 'codes', codes, '--org', 'ou', '--program', id)).toMatchObject({ code: 0 });
    expect(JSON.parse((await admin('audit', 'verify', '--org', 'ou')).out)).toMatchObject({ ok: true });
    expect(JSON.parse((await admin('ledger', 'verify', '--org', 'ou')).out)).toMatchObject({ ok: true });
    const journal = await admin('ledger', 'journal', '--org', 'ou', '--from', '2026-01-01');
    expect(journal).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^date,occurredAt,transferId,kind,account,/),
    });
  }, 120_000);

  it('says in one line what is wrong', async () => {
    const cases: [string[], number, string][] = [
      [['org', 'destroy'], 2, 'There is no command "org destroy".'],
      [['org', 'create', '--slug', 'x'], 2, '--name is missing.'],
      [['org', 'create', '--colour', 'x'], 2, "Unknown option '--colour'"],
      [['import', 'pets', 'x.csv', '--org', 'ou'], 2, 'There is no kind "pets".'],
      [['import', 'contacts', '/nowhere.csv', '--org', 'ou'], 1, 'There is no file /nowhere.csv.'],
      [['api-client', 'create', '--org', 'ou', '--name', 'x', '--scopes', '*'], 1, 'There is no scope "*".'],
      [['audit', 'verify', '--org', 'nobody'], 1, 'There is no organisation "nobody".'],
      [[...school.slice(0, -1), 'Mars/Olympus'], 1, 'timeZone: Must be an IANA time zone'],
    ];
    const results = [];
    for (const [args] of cases) results.push(await admin(...args));
    for (const [index, [, code, message]] of cases.entries()) {
      expect(results[index]).toMatchObject({ code, out: '' });
      expect(results[index]?.err).toContain(message);
      expect(results[index]?.err.trim().split('\n')).toHaveLength(1);
    }
    const help = await admin('help');
    expect(help.code).toBe(0);
    for (const command of ['org create', 'import', 'audit verify']) expect(help.out).toContain(command);
  }, 120_000);
});
