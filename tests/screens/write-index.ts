import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCREENS } from './folder';

const KINDS = ['desktop-light', 'desktop-dark', 'phone-light', 'phone-dark'];

/** One page with all pictures: a row a screen, both sizes and themes beside each other. */
export default function writeIndex(): void {
  const files = readdirSync(SCREENS).filter((name) => name.endsWith('.png'));
  const screens = [...new Set(files.map((name) => name.split('.')[0] as string))].sort();
  const cell = (screen: string, kind: string) => {
    const file = `${screen}.${kind}.png`;
    if (!files.includes(file)) return '<td></td>';
    return `<td><a href="${file}"><img loading="lazy" src="${file}" alt="${screen}, ${kind}"></a></td>`;
  };
  const rows = screens.map(
    (screen) => `<tr><th>${screen}</th>${KINDS.map((kind) => cell(screen, kind)).join('')}</tr>`,
  );
  const head = `<tr><th></th>${KINDS.map((kind) => `<th>${kind}</th>`).join('')}</tr>`;
  const style =
    'body{font:14px system-ui}img{max-width:22vw;max-height:60vh;border:1px solid #ccc}th{text-align:left;vertical-align:top}';
  writeFileSync(
    join(SCREENS, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Kith, every screen</title><style>${style}</style><table>${head}${rows.join('')}</table>`,
  );
}
