import { findDefinitions } from '@/db/queries/conversion-world';
import { type ProgramDefinition, programDefinitionSchema } from '@/lib/domain/programs/schema';
import type { Tx } from '../transact';

// Published versions never change, so a parsed definition may be kept as long as the process lives.
const definitions = new Map<string, ProgramDefinition>();

/** Rules of published versions by version id; read and parsed once a process. */
export async function loadDefinitionsById(
  tx: Tx,
  versionIds: string[],
): Promise<ReadonlyMap<string, ProgramDefinition>> {
  const missing = [...new Set(versionIds.filter((id) => !definitions.has(id)))];
  if (missing.length) {
    for (const row of await findDefinitions(tx.sql, missing)) {
      definitions.set(row.id, programDefinitionSchema.parse(row.definition));
    }
  }
  return definitions;
}
