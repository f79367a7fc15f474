/** Somebody was brought by somebody. `depth` is the distance from the person in the middle: below 0 who brought him. */
export type NetworkEdge = {
  readonly referrerId: string;
  readonly refereeId: string;
  readonly status: string;
  readonly depth: number;
};

export type NetworkNode = {
  readonly id: string;
  /** Column, from 0. */
  readonly column: number;
  /** Row, from 0; halves between the rows of those whom he brought. */
  readonly row: number;
  readonly depth: number;
};

export type NetworkLink = { readonly from: string; readonly to: string; readonly status: string };

export type NetworkMap = {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  readonly columns: number;
  readonly rows: number;
};

/**
 * Places a person in the middle, those who brought him to the left and those whom he brought to the right, as a tidy tree. Who is
 * reached twice stands where he is nearest; the other way stays a link. Pure: the same edges give the same map.
 */
export function layOutNetwork(rootId: string, edges: readonly NetworkEdge[]): NetworkMap {
  const depths = depthsOf(rootId, edges);
  const least = Math.min(0, ...depths.values());
  const children = childrenOf(depths, edges);
  const rows = new Map<string, number>();
  let next = 0;
  const place = (id: string): number => {
    const below = (children.get(id) ?? []).map(place);
    const row = below.length ? ((below[0] as number) + (below.at(-1) as number)) / 2 : next++;
    rows.set(id, row);
    return row;
  };
  place(rootId);
  placeAncestors(rootId, depths, rows);
  const nodes = [...depths].map(([id, depth]) => ({ id, depth, column: depth - least, row: rows.get(id) ?? 0 }));
  nodes.sort((a, b) => a.column - b.column || a.row - b.row || (a.id < b.id ? -1 : 1));
  return {
    nodes,
    links: linksOf(edges),
    columns: Math.max(...nodes.map(({ column }) => column)) + 1,
    rows: Math.max(...nodes.map(({ row }) => row)) + 1,
  };
}

function depthsOf(rootId: string, edges: readonly NetworkEdge[]): Map<string, number> {
  const depths = new Map([[rootId, 0]]);
  for (const edge of edges.toSorted((a, b) => Math.abs(a.depth) - Math.abs(b.depth))) {
    const id = edge.depth < 0 ? edge.referrerId : edge.refereeId;
    if (!depths.has(id)) depths.set(id, edge.depth);
  }
  return depths;
}

/** Of those below the person: each under the first who brought him. */
function childrenOf(depths: ReadonlyMap<string, number>, edges: readonly NetworkEdge[]): Map<string, string[]> {
  const taken = new Set<string>();
  const children = new Map<string, string[]>();
  for (const { referrerId, refereeId, depth } of edges) {
    if (depth <= 0 || depths.get(refereeId) !== depth || depths.get(referrerId) !== depth - 1) continue;
    if (taken.has(refereeId)) continue;
    taken.add(refereeId);
    children.set(referrerId, [...(children.get(referrerId) ?? []), refereeId]);
  }
  return children;
}

/** Those above share the person's row when there is one of them, else they spread around it from the top. */
function placeAncestors(rootId: string, depths: ReadonlyMap<string, number>, rows: Map<string, number>): void {
  const middle = rows.get(rootId) ?? 0;
  const levels = Map.groupBy(
    [...depths].filter(([, depth]) => depth < 0),
    ([, depth]) => depth,
  );
  for (const level of levels.values()) {
    const top = Math.max(0, middle - (level.length - 1) / 2);
    level.forEach(([id], index) => {
      rows.set(id, top + index);
    });
  }
}

function linksOf(edges: readonly NetworkEdge[]): NetworkLink[] {
  const known = new Map<string, NetworkLink>();
  for (const { referrerId: from, refereeId: to, status } of edges) known.set(`${from} ${to}`, { from, to, status });
  return [...known.values()];
}
