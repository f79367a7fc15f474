import { accentOf } from '@/components/landing/accent';
import { translator } from '@/lib/i18n/translator';

/** The icons that a school's portal names: side in pixels and shape. */
export const APP_ICONS = {
  'icon-192.png': { size: 192, shape: 'any' },
  'icon-512.png': { size: 512, shape: 'any' },
  'maskable-512.png': { size: 512, shape: 'maskable' },
} as const;

/** The web app manifest (W3C) of a school's portal: its name, its colour, its icons. */
export function appManifest(school: { name: string; slug: string; accentColor: string | null }) {
  const t = translator('portal');
  return {
    id: '/portal',
    name: school.name,
    short_name: school.name.length > 12 ? (school.name.split(/\s+/)[0] ?? school.name).slice(0, 12) : school.name,
    description: t('home.lead'),
    start_url: '/portal',
    scope: '/portal',
    display: 'standalone',
    background_color: '#fbfaf8',
    theme_color: accentOf(school.accentColor).fill,
    icons: Object.entries(APP_ICONS).map(([file, { size, shape }]) => ({
      src: `/portal-app/${school.slug}/${file}`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: shape,
    })),
    shortcuts: [
      { name: t('nav.share'), url: '/portal/share' },
      { name: t('nav.wallet'), url: '/portal/wallet' },
    ],
  };
}
