import type { Brought } from './find-ring';

/**
 * How many groups of people, none of them connected to `of` by referrals, were seen on a network. A campus has many; a flat in
 * which one person invents friends has none, however many he invents, since all of them hang on him.
 */
export function unrelatedGroups(people: readonly string[], brought: readonly Brought[], of: readonly string[]): number {
  const leader = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let up = leader.get(root); up !== undefined && up !== root; up = leader.get(root)) root = up;
    leader.set(id, root);
    return root;
  };
  const join = (a: string, b: string) => leader.set(find(a), find(b));
  for (const { referrerId, refereeId } of brought) join(referrerId, refereeId);
  const own = new Set(of.map(find));
  const groups = new Set(people.map(find));
  return [...groups].filter((group) => !own.has(group)).length;
}
