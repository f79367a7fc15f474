import { versionInForce } from '../programs/version-in-force';
import { type DecideInput, decideInputSchema, type Evidence, type ProgramEvidence, type TouchFacts } from './input';

const iso = (date: Date | null) => date?.toISOString() ?? null;
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/**
 * The facts a decision rests on, as JSON, reduced to what it read: the codes and programmes of its touches and the versions
 * in force at them. Equal facts give equal evidence whatever their order.
 */
export function evidenceOf(input: DecideInput): Evidence {
  const codeIds = new Set(input.touches.map((touch) => touch.codeId));
  if (input.givenCode?.codeId) codeIds.add(input.givenCode.codeId);
  if (input.ruling) codeIds.add(input.ruling.codeId);
  const codes = input.codes.filter((code) => codeIds.has(code.codeId));
  const programIds = new Set(codes.map((code) => code.programId));
  return {
    convertedAt: input.convertedAt.toISOString(),
    refereeId: input.refereeId,
    touches: input.touches.map(touchEvidence).sort(byId),
    givenCode: input.givenCode,
    codes: codes
      .map((code) => ({ ...code, expiresAt: iso(code.expiresAt) }))
      .sort((a, b) => (a.codeId < b.codeId ? -1 : 1)),
    programs: input.programs
      .filter((program) => programIds.has(program.id))
      .map((program) => programEvidence(program, instantsOf(input)))
      .sort(byId),
    // Absent and not null: evidence of before it was asked for keeps its hash.
    ...(input.ruling && { ruling: input.ruling }),
    openLeadSince: iso(input.openLeadSince),
  };
}

// Field by field: what a query brings along is no evidence, and would make the hash another one when it is replayed.
function touchEvidence({ id, codeId, channel, occurredAt, counted, reason }: TouchFacts): Evidence['touches'][number] {
  return { id, codeId, channel, occurredAt: occurredAt.toISOString(), counted, reason };
}

/** The input that stored evidence holds. Throws ZodError when it is not evidence. */
export function inputOf(evidence: unknown): DecideInput {
  return decideInputSchema.parse(evidence);
}

function instantsOf(input: DecideInput): Date[] {
  return [...input.touches.map((touch) => touch.occurredAt), input.convertedAt];
}

function programEvidence(program: ProgramEvidence, instants: readonly Date[]): Evidence['programs'][number] {
  const read = new Set(instants.map((at) => versionInForce(program.versions, at)));
  return {
    id: program.id,
    status: program.status,
    startsAt: program.startsAt.toISOString(),
    endsAt: iso(program.endsAt),
    endedAt: iso(program.endedAt),
    versions: program.versions
      .filter((version) => read.has(version))
      .map((version) => ({ ...version, inForceFrom: iso(version.inForceFrom) }))
      .sort((a, b) => a.version - b.version),
  };
}
