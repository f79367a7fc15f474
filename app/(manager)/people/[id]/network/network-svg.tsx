import type { NetworkNode } from '@/lib/domain/people/network';
import type { PersonNetwork } from '@/lib/services/people/network';

const WIDTH = 168;
const HEIGHT = 34;
const GAP_X = 56;
const GAP_Y = 12;
const EDGE = 4;

const x = ({ column }: NetworkNode) => EDGE + column * (WIDTH + GAP_X);
const y = ({ row }: NetworkNode) => EDGE + row * (HEIGHT + GAP_Y);

/** The map: each person a link that the keyboard reaches, in the order of the columns. A pending referral is a dashed line. */
export function NetworkSvg({ network, label }: { network: PersonNetwork; label: string }) {
  const { nodes, links, columns, rows, names, rootId } = network;
  const width = columns * (WIDTH + GAP_X) - GAP_X + 2 * EDGE;
  const height = rows * (HEIGHT + GAP_Y) - GAP_Y + 2 * EDGE;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg of links is a group, and no fieldset
    <svg role="group" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {links.map(({ from, to, status }) => {
        const [start, end] = [byId.get(from), byId.get(to)];
        if (!start || !end) return null;
        const [x1, y1, x2, y2] = [x(start) + WIDTH, y(start) + HEIGHT / 2, x(end), y(end) + HEIGHT / 2];
        return (
          <path
            key={`${from} ${to}`}
            d={`M ${x1} ${y1} C ${x1 + GAP_X / 2} ${y1}, ${x2 - GAP_X / 2} ${y2}, ${x2} ${y2}`}
            fill="none"
            className="stroke-muted-foreground"
            strokeDasharray={status === 'pending' ? '4 4' : undefined}
          />
        );
      })}
      {nodes.map((node) => {
        const isRoot = node.id === rootId;
        const name = names[node.id] ?? '–';
        return (
          <a
            key={node.id}
            href={`/people/${node.id}/network`}
            aria-current={isRoot ? 'page' : undefined}
            aria-label={name}
            className="group"
          >
            <rect
              x={x(node)}
              y={y(node)}
              width={WIDTH}
              height={HEIGHT}
              rx={8}
              className={
                isRoot ? 'fill-primary-soft stroke-primary' : 'fill-card stroke-border group-hover:stroke-primary'
              }
            />
            {/* Cut by its frame, not by dots: what is read aloud must be what stands there. */}
            <svg x={x(node) + 12} y={y(node)} width={WIDTH - 24} height={HEIGHT}>
              <title>{name}</title>
              <text y={HEIGHT / 2 + 4.5} className="fill-foreground text-sm">
                {name}
              </text>
            </svg>
          </a>
        );
      })}
    </svg>
  );
}
