import { PORTAL_EMAIL, STAFF } from '@/db/seed/demo-school';

/** What to sign in with; the same on every start. */
export function demoSignIns(): string {
  const width = Math.max(...STAFF.map(({ email }) => email.length));
  return [
    'DEMO school, with passwords that everybody knows:',
    ...STAFF.map(({ role, email, password }) => `  ${role.padEnd(8)} ${email.padEnd(width)}  ${password}`),
    `  referrer ${PORTAL_EMAIL.padEnd(width)}  (a link by e-mail; the owner reads it in the outbox)`,
  ].join('\n');
}
