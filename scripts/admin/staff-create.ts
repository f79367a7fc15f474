import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { createStaff } from '@/lib/services/organizations/create-staff';
import type { Run } from './command';
import { required } from './option';
import { printJson } from './print';
import { withOrganization } from './with-database';

export const staffCreate: Run = async (given) => {
  const input = { email: required(given, 'email'), name: required(given, 'name'), role: required(given, 'role') };
  const org = required(given, 'org');
  const asked = given.values.password ?? (await ask());
  const password = asked || randomBytes(15).toString('base64url');
  const member = await withOrganization(org, (ctx) => createStaff(ctx, { ...input, password }));
  const { id, email, name, role } = member;
  printJson({ id, email, name, role, ...(!asked && { password }) });
  return 0;
};

/** The answer of a person at a terminal; nothing from a script. */
async function ask(): Promise<string> {
  if (!process.stdin.isTTY) return '';
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Password (at least 12 characters; empty: make one up): ');
  terminal.close();
  return answer;
}
