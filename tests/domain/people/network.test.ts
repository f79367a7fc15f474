import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutNetwork, type NetworkEdge } from '@/lib/domain/people/network';

const edge = (referrerId: string, refereeId: string, depth: number): NetworkEdge => {
  return { referrerId, refereeId, status: 'converted', depth };
};

describe('the map of who brought whom', () => {
  it('puts those who brought him left and those whom he brought right', () => {
    const map = layOutNetwork('me', [
      edge('mum', 'me', -1),
      edge('me', 'a', 1),
      edge('me', 'b', 1),
      edge('a', 'c', 2),
      edge('a', 'd', 2),
    ]);
    const at = Object.fromEntries(map.nodes.map(({ id, column, row }) => [id, [column, row]]));
    expect(at).toEqual({ mum: [0, 1.25], me: [1, 1.25], a: [2, 0.5], b: [2, 2], c: [3, 0], d: [3, 1] });
    expect(map).toMatchObject({ columns: 4, rows: 3 });
    expect(map.links).toHaveLength(5);
  });

  it('shows one alone, a circle once, and several who brought him apart', () => {
    expect(layOutNetwork('me', [])).toMatchObject({
      nodes: [{ id: 'me', column: 0, row: 0 }],
      links: [],
      columns: 1,
      rows: 1,
    });
    const ring = layOutNetwork('me', [edge('me', 'a', 1), edge('a', 'me', 2), edge('a', 'me', -1)]);
    expect(ring.nodes.map(({ id }) => id).toSorted()).toEqual(['a', 'me']);
    const two = layOutNetwork('me', [edge('x', 'me', -1), edge('y', 'me', -1)]);
    expect(two.nodes.map(({ row }) => row)).toEqual([0, 1, 0]);
  });

  it('never puts two in one place', () => {
    const anyEdge = fc.tuple(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(anyEdge, { maxLength: 30 }), (given) => {
        // As the query answers: generation after generation.
        const known = new Map([['p0', 0]]);
        const edges: NetworkEdge[] = [];
        for (const [from, to, depth] of given.toSorted((a, b) => a[2] - b[2])) {
          if (known.get(`p${from}`) !== depth - 1) continue;
          edges.push(edge(`p${from}`, `p${to}`, depth));
          if (!known.has(`p${to}`)) known.set(`p${to}`, depth);
        }
        const { nodes } = layOutNetwork('p0', edges);
        expect(new Set(nodes.map(({ column, row }) => `${column} ${row}`)).size).toBe(nodes.length);
        expect(nodes).toHaveLength(known.size);
      }),
    );
  });
});
