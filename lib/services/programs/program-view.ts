import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import { type ProgramPhase, phaseAt } from '@/lib/domain/programs/status-at';
import type { LoadedProgram, Program, ProgramVersion } from './load-program';

export interface VersionView extends ProgramDefinition {
  versionId: string;
  version: number;
  versionStatus: 'draft' | 'published';
  inForceFrom: Date | null;
  publishedAt: Date | null;
  publishedBy: string | null;
}

/** A programme with the rules of one of its versions, flat as the REST API shows it. */
export interface ProgramView extends Omit<Program, 'activeSlot'>, VersionView {
  /** What its dates make of its status now: `not-started` and `ended` also without anybody's doing. */
  phase: ProgramPhase;
  /** Number of the draft that waits to be published; null when there is none. */
  draftVersion: number | null;
  publishedVersion: number | null;
}

/** One version, its rules beside its number. */
export function versionView(version: ProgramVersion): VersionView {
  const { id, definition, status, programId: _, createdAt: __, ...rest } = version;
  return { ...definition, ...rest, versionId: id, versionStatus: status };
}

/** With `draft` the version being edited; otherwise the newest published one, or the draft of a programme never published. */
export function programView(loaded: LoadedProgram, which: 'current' | 'draft', now: Date): ProgramView {
  const { draft, published } = loaded;
  const shown = which === 'draft' ? (draft ?? published) : (published ?? draft);
  if (!shown) throw new Error(`Programme ${loaded.program.id} has no version`);
  const { activeSlot: _, ...program } = loaded.program;
  return {
    ...versionView(shown),
    ...program,
    // The instant of its end belongs to the programme still; whoever ends it is told that it is over.
    phase: program.status === 'ended' ? 'ended' : phaseAt(program, now),
    draftVersion: draft?.version ?? null,
    publishedVersion: published?.version ?? null,
  };
}
