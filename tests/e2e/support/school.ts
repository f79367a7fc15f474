import type { Api } from './api';
import { asName, newMark } from './names';

export interface Person {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
}

/** A new active student, as the school's own system would add him. */
export async function addStudent(api: Api, firstName: string): Promise<Person> {
  const mark = newMark();
  const email = `${firstName}.${mark}@students.example`.toLowerCase();
  const person = { firstName, lastName: asName(mark), email };
  const standing = [{ kind: 'student', status: 'active' }];
  const { id } = await api.post<{ id: string }>('/contacts', { externalId: `E2E-${mark}`, ...person, standing });
  return { id, ...person };
}

export interface Program {
  id: string;
  name: string;
}

/** A published programme without a hold: 50.00 cash for who invites, 125.00 on the intensive course; a tenth off for the friend. */
export async function publishProgram(api: Api, more: Record<string, unknown> = {}): Promise<Program> {
  const body = {
    name: `Autumn friends ${newMark()}`,
    programType: 'student',
    currency: 'USD',
    startsAt: new Date(Date.now() - 60 * 86_400_000).toISOString(),
    trigger: { milestone: 'enrolled' },
    holdDays: 0,
    rewards: {
      referrer: { kind: 'cash', amountMinor: 5000 },
      referee: { kind: 'discount', rateBps: 1000, capMinor: 5000 },
      courses: [{ courseExternalIds: ['intensive'], referrer: { kind: 'cash', amountMinor: 12_500 } }],
    },
    termsAndConditions: 'One reward for each friend who enrols.',
    ...more,
  };
  const { id } = await api.post<{ id: string }>('/programs', body);
  await api.post(`/programs/${id}/publish`, undefined, 200);
  return { id, name: body.name };
}

/** The ids of programmes that take one of the places. */
export async function runningPrograms(api: Api): Promise<Set<string>> {
  const pages = ['active', 'paused'].map((status) =>
    api.get<{ data: { id: string }[] }>(`/programs?status=${status}&limit=100`),
  );
  return new Set((await Promise.all(pages)).flatMap(({ data }) => data.map(({ id }) => id)));
}

/** Ends every programme that runs and is none of these. */
export async function endProgramsExcept(api: Api, kept: ReadonlySet<string>): Promise<void> {
  const running = await runningPrograms(api);
  for (const id of running) if (!kept.has(id)) await api.post(`/programs/${id}/end`, undefined, 200);
}

export interface Referrer extends Person {
  code: string;
}

/** A student with a code in a programme. */
export async function addReferrer(api: Api, program: Program, firstName: string): Promise<Referrer> {
  const student = await addStudent(api, firstName);
  const { code } = await api.post<{ code: string }>(`/programs/${program.id}/codes`, {
    contactId: student.id,
    code: newMark(),
  });
  return { ...student, code };
}

/** An enrolment of a new friend by a code, as the school's own system would record it. */
export function enrolment(code: string, more: Record<string, unknown> = {}) {
  const mark = newMark();
  return {
    externalId: `E2E-${mark}`,
    referee: { email: `ken.${mark}@friends.example`.toLowerCase() },
    milestone: 'enrolled',
    valueMinor: 40_000,
    currency: 'USD',
    occurredAt: new Date().toISOString(),
    code,
    ...more,
  };
}

/** The demo school's dearest course: its reward is above 100.00 and waits for a person. */
export const intensive = { courseExternalId: 'intensive', valueMinor: 149_000 };
