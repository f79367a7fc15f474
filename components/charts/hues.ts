import type { Channel } from '@/lib/domain/tracking/channels';
import type { ChartHue, ChartSeries } from './types';

/** The hues of the channels that schools compare; all others share the sixth. The order never changes. */
const CHANNEL_HUES: Partial<Record<Channel, ChartHue>> = { whatsapp: 1, email: 2, qr: 3, facebook: 4, sms: 5 };

/** The hue of a channel, the same on every page. */
export function hueOfChannel(channel: Channel): ChartHue {
  return CHANNEL_HUES[channel] ?? 6;
}

/** The CSS colour of a series. */
export function colorOf(series: ChartSeries, index: number): string {
  return `var(--chart-${series.hue ?? (index % 6) + 1})`;
}
