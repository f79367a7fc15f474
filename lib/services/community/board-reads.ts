import { listPostsToModerate, listReplies, listTalks, type PostRow } from '@/db/queries/board';
import { dayIn } from '@/lib/domain/common/days';
import { communityName } from '@/lib/domain/community/ranking';
import { isMinor } from '@/lib/domain/people/guardian';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { cursorId, toPage } from '../pagination';
import { guardedPeople } from '../people/guardian-of';
import { portalSettings } from '../portal/settings';
import { readOnly, type Tx } from '../transact';

/** A post as others read it: never a full name, never an address. */
export interface PostView {
  id: string;
  /** Null for who has no name to show. */
  author: string | null;
  isSchool: boolean;
  isYours: boolean;
  body: string;
  createdAt: Date;
  /** Why only its author still sees it; null while everybody does. */
  hiddenReason: string | null;
  replies: PostView[];
}

export interface Board {
  isOpen: boolean;
  posts: PostView[];
  nextCursor: string | null;
}

const SHOWN = 20;

/** The board, newest talk first, as a referrer or the school reads it; what is hidden only its author sees. */
export async function getBoard(ctx: Ctx, cursor?: string): Promise<Board> {
  authorize(ctx, ctx.actor.type === 'referrer' ? 'portal' : 'people:read');
  return readOnly(ctx, async (tx) => {
    if (!(await portalSettings(tx)).boardEnabled) return { isOpen: false, posts: [], nextCursor: null };
    const { data, nextCursor } = toPage(await listTalks(tx.sql, cursorId(cursor), SHOWN + 1), SHOWN);
    const replies = await listReplies(tx.sql, [...data.map(({ id }) => id)]);
    const nameOf = await names(tx, ctx, [...data, ...replies]);
    const answers = Map.groupBy(replies, ({ parentId }) => parentId);
    const view = (row: PostRow): PostView => ({
      id: row.id,
      author: nameOf(row),
      isSchool: row.staffId !== null,
      isYours: (row.contactId ?? row.staffId) === ctx.actor.id,
      body: row.body,
      createdAt: row.createdAt,
      hiddenReason: row.hiddenReason,
      replies: (answers.get(row.id) ?? []).filter(isSeen).map(view),
    });
    const isSeen = (row: PostRow) => row.hiddenAt === null || row.contactId === ctx.actor.id;
    return { isOpen: true, posts: data.filter(isSeen).map(view), nextCursor };
  });
}

export interface PostToModerate {
  id: string;
  contactId: string | null;
  author: string | null;
  body: string;
  createdAt: Date;
  reports: number;
  hiddenReason: string | null;
}

/** What somebody of the school should look at: reported posts first, then what is hidden. */
export async function listModeration(ctx: Ctx): Promise<PostToModerate[]> {
  authorize(ctx, 'people:read');
  return readOnly(ctx, async (tx) => {
    const rows = await listPostsToModerate(tx.sql, 100);
    const nameOf = await names(tx, ctx, rows);
    return rows.map((row) => ({
      ...{ id: row.id, contactId: row.contactId, author: nameOf(row), body: row.body, createdAt: row.createdAt },
      ...{ reports: row.reports, hiddenReason: row.hiddenReason },
    }));
  });
}

/** First name and initial; of a minor the first name only. */
async function names(tx: Tx, ctx: Ctx, rows: readonly PostRow[]): Promise<(row: PostRow) => string | null> {
  const ids = [...new Set(rows.flatMap(({ contactId }) => contactId ?? []))];
  const guarded = await guardedPeople(tx, ctx, ids);
  const { consentAge } = await portalSettings(tx);
  const today = dayIn((await organizationFacts(tx, ctx)).timeZone, ctx.now);
  return (row) => {
    const birthDate = guarded.get(row.contactId ?? '')?.facts.birthDate ?? null;
    return row.contactId && communityName({ ...row, isMinor: isMinor(birthDate, today, consentAge) });
  };
}
