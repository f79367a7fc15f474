import { findDisplayNames } from '@/db/queries/display-names';
import { findNetwork } from '@/db/queries/network';
import { findContacts } from '@/db/queries/people';
import { idSchema } from '@/lib/domain/ids';
import { layOutNetwork, type NetworkMap } from '@/lib/domain/people/network';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { readOnly } from '../transact';

const GENERATIONS = { up: 3, down: 3 };
const MOST_EDGES = 150;

export interface PersonNetwork extends NetworkMap {
  rootId: string;
  names: Record<string, string>;
  /** There are more people than are shown. */
  isCut: boolean;
}

/** Who brought whom around a person: three generations each way, the nearest 150 of each. @throws NotFoundError */
export async function getNetwork(ctx: Ctx, contactId: string): Promise<PersonNetwork> {
  authorize(ctx, 'people:read');
  authorize(ctx, 'referrals:read');
  const id = idSchema.safeParse(contactId).data;
  if (!id) throw new NotFoundError('contact');
  return readOnly(ctx, async ({ sql }) => {
    const [contact] = await findContacts(sql, [id]);
    if (!contact) throw new NotFoundError('contact');
    const edges = await findNetwork(sql, id, { ...GENERATIONS, limit: MOST_EDGES });
    const map = layOutNetwork(id, edges);
    const names = await findDisplayNames(
      sql,
      map.nodes.map((node) => node.id),
    );
    const isCut = [1, -1].some((way) => edges.filter(({ depth }) => Math.sign(depth) === way).length >= MOST_EDGES);
    return { rootId: id, ...map, names: Object.fromEntries(names), isCut };
  });
}
