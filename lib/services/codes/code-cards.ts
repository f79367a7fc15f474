import { z } from 'zod';
import { dayIn } from '@/lib/domain/common/days';
import { publicName } from '@/lib/domain/people/public-name';
import { offerOf } from '@/lib/domain/programs/offer';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { RuleError } from '../errors';
import { logoPicture } from '../organizations/logo-content';
import { getOrganization } from '../organizations/reads';
import { parse } from '../parse';
import { loadProgram } from '../programs/load-program';
import { readOnly } from '../transact';
import type { CodeMaterial } from './code-material';
import { codeUrl } from './code-view';
import { listCodes } from './reads';

/** A sheet holds this many; who has more prints the next from where this one ended. */
const MOST_CODES = 300;

const inputSchema = z.strictObject({ cursor: z.string().max(500).optional() });

/** A card without what all cards of a programme share. */
export interface CodeCards {
  programName: string;
  cards: CodeMaterial[];
  /** Where the next sheet begins; null when all are on this one. */
  nextCursor: string | null;
}

/**
 * The working codes of a programme for a sheet of cut-out cards, newest first, at most 300. Input: `{cursor?}`.
 * @throws RuleError `program-not-active` for a programme that was never published; NotFoundError
 */
export async function codeCards(ctx: Ctx, programId: string, input: unknown = {}): Promise<CodeCards> {
  authorize(ctx, 'programs:read');
  let cursor: string | null | undefined = parse(inputSchema, input).cursor;
  const { program, published } = await readOnly(ctx, (tx) => loadProgram(tx, programId, { lock: false }));
  if (!published) throw new RuleError('program-not-active', 'Publish the programme before its codes are printed.');
  const { name, accentColor, logo, timeZone, language } = await getOrganization(ctx);
  const { rewards, trigger } = published.definition;
  const shared = {
    school: { name, accentColor, logo: await logoPicture(logo), language },
    programName: program.name,
    offer: offerOf(rewards, program.currency, dayIn(timeZone, ctx.now)),
    trigger,
  };
  const cards: CodeMaterial[] = [];
  do {
    const page = await listCodes(ctx, { programId, limit: 100, ...(cursor ? { cursor } : {}) });
    for (const { code, isActive, expiresAt, referrerName } of page.data) {
      if (!isActive || (expiresAt !== null && expiresAt < ctx.now)) continue;
      cards.push({ ...shared, code, url: codeUrl(code), referrerName: publicName(referrerName) });
    }
    cursor = page.nextCursor;
  } while (cursor && cards.length < MOST_CODES);
  return { programName: program.name, cards, nextCursor: cursor ?? null };
}
