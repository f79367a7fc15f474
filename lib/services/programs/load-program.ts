import {
  findProgram,
  findVersions,
  lockProgram,
  type ProgramRecord,
  type ProgramVersionRecord,
} from '@/db/queries/programs';
import { idSchema } from '@/lib/domain/ids';
import type { ProgramStatus } from '@/lib/domain/programs/lifecycle';
import { type ProgramDefinition, programDefinitionSchema } from '@/lib/domain/programs/schema';
import type { ProgramType } from '@/lib/domain/programs/types';
import { NotFoundError } from '../errors';
import type { Tx } from '../transact';

export type Program = Omit<ProgramRecord, 'status' | 'programType'> & {
  status: ProgramStatus;
  programType: ProgramType;
};

export type ProgramVersion = Omit<ProgramVersionRecord, 'definition' | 'status'> & {
  status: 'draft' | 'published';
  definition: ProgramDefinition;
};

export interface LoadedProgram {
  program: Program;
  /** In the order of their numbers. */
  versions: ProgramVersion[];
  draft: ProgramVersion | null;
  /** The newest that was published. */
  published: ProgramVersion | null;
}

/**
 * A programme with its versions; `lock` holds it until the end of the transaction.
 * @throws NotFoundError
 */
export async function loadProgram(tx: Tx, programId: string, options: { lock: boolean }): Promise<LoadedProgram> {
  const id = idSchema.safeParse(programId).data;
  const record = id ? await (options.lock ? lockProgram : findProgram)(tx.sql, id) : null;
  if (!record) throw new NotFoundError('programme');
  return assemble(record, await findVersions(tx.sql, [record.id]));
}

/** Brings the rows of a programme together, its definitions parsed. */
export function assemble(record: ProgramRecord, rows: readonly ProgramVersionRecord[]): LoadedProgram {
  const versions = rows.map((row) => ({
    ...row,
    status: row.status as ProgramVersion['status'],
    definition: programDefinitionSchema.parse(row.definition),
  }));
  return {
    program: { ...record, status: record.status as ProgramStatus, programType: record.programType as ProgramType },
    versions,
    draft: versions.find(({ status }) => status === 'draft') ?? null,
    published: versions.findLast(({ status }) => status === 'published') ?? null,
  };
}
