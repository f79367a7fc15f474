import { findBankFile } from '@/db/queries/bank-files';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { decryptSecret } from '../encryption/secret-box';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { bankFilePlace } from './bank-transfers';

export interface DownloadedFile {
  name: string;
  mediaType: string;
  content: string;
}

/**
 * A bank file as it was exported, byte for byte, as often as asked for: a bank refuses the same message twice. It holds account
 * numbers, so the trail keeps who took it. @throws NotFoundError
 */
export async function downloadBankFile(ctx: Ctx, id: string): Promise<DownloadedFile> {
  authorize(ctx, 'payouts:write');
  const fileId = parse(idSchema, id);
  return transact(ctx, async (tx) => {
    const file = await findBankFile(tx.sql, fileId);
    if (!file) throw new NotFoundError('bank file');
    const { name, format } = file;
    const content = decryptSecret(file.contentEncrypted, bankFilePlace(ctx.organizationId, fileId));
    const entry = { subjectType: 'bank-file', subjectId: fileId, data: { name } };
    await appendAudit(tx, ctx, [{ action: 'bank-file.downloaded', ...entry }]);
    return { name, content, mediaType: format === 'sepa' ? 'application/xml' : 'text/csv' };
  });
}
