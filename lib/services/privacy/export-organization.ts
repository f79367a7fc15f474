import { type ExportedTable, findOrganizationRow, listExportedTables, listExportRows } from '@/db/queries/export';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly, transact } from '../transact';

const PAGE = 500;

/**
 * Everything that Kith keeps of a school, as NDJSON, a line `{table, row}` for each row, in pieces: the whole is never in memory and no
 * transaction stays open while it is sent. Secrets are left out. What changes meanwhile is in it or not; nothing is in it twice.
 */
export async function openExport(ctx: Ctx): Promise<AsyncIterable<string>> {
  authorize(ctx, 'settings:write');
  const tables = await transact(ctx, async (tx) => {
    const { organizationId: subjectId } = ctx;
    await appendAudit(tx, ctx, [
      { action: 'organization.exported', subjectType: 'organization', subjectId, data: { format: 'ndjson' } },
    ]);
    return listExportedTables(tx.sql);
  });
  return pieces(ctx, tables);
}

async function* pieces(ctx: Ctx, tables: readonly ExportedTable[]): AsyncGenerator<string> {
  yield line('organizations', await readOnly(ctx, ({ sql }) => findOrganizationRow(sql)));
  for (const table of tables) {
    for (let after: string[] | null = null; ; ) {
      const from: string[] | null = after;
      const rows: Awaited<ReturnType<typeof listExportRows>> = await readOnly(ctx, ({ sql }) =>
        listExportRows(sql, table, from, PAGE),
      );
      if (rows.length > 0) yield rows.map(({ row }) => line(table.name, row)).join('');
      if (rows.length < PAGE) break;
      after = rows.at(-1)?.key ?? null;
    }
  }
}

function line(table: string, row: Record<string, unknown>): string {
  return `${JSON.stringify({ table, row })}\n`;
}
