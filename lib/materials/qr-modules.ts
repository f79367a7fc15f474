import QRCode from 'qrcode';
import { channelLink } from '@/components/portal/share-links';
import type { Channel } from '@/lib/domain/tracking/channels';

/** A QR code as a square of dark and light modules, with the four modules of quiet zone that ISO/IEC 18004 asks for. */
export interface QrModules {
  /** Modules a side, quiet zone included. */
  size: number;
  dark: readonly { x: number; y: number }[];
}

const QUIET = 4;

/** The QR code of a code's link, counted as the given channel. */
export function qrModules(url: string, channel: Channel): QrModules {
  const { modules } = QRCode.create(channelLink(url, channel), { errorCorrectionLevel: 'M' });
  const dark = Array.from(modules.data, (bit, index) => ({ bit, index }))
    .filter(({ bit }) => bit)
    .map(({ index }) => ({ x: (index % modules.size) + QUIET, y: Math.floor(index / modules.size) + QUIET }));
  return { size: modules.size + 2 * QUIET, dark };
}

/** The same as a picture in a data URL, small enough to be written into a page. */
export function qrDataUrl(url: string, channel: Channel): string {
  const { size, dark } = qrModules(url, channel);
  const isDark = new Set(dark.map(({ x, y }) => `${x} ${y}`));
  const starts = dark.filter(({ x, y }) => !isDark.has(`${x - 1} ${y}`));
  const lengthAt = (x: number, y: number): number => (isDark.has(`${x} ${y}`) ? 1 + lengthAt(x + 1, y) : 0);
  const path = starts.map(({ x, y }) => `M${x} ${y}.5h${lengthAt(x, y)}`).join('');
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' width='${size * 12}' height='${size * 12}' shape-rendering='crispEdges'><path fill='white' d='M0 0h${size}v${size}H0z'/><path stroke='black' d='${path}'/></svg>`;
  return `data:image/svg+xml,${svg.replaceAll('<', '%3C').replaceAll('>', '%3E')}`;
}
