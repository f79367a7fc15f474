import { GeistSans } from 'geist/font/sans';
import localFont from 'next/font/local';

// Codes and keys are the only words in it: a page that shows one fetches the font, and no other page does.
const mono = localFont({
  src: '../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
  fallback: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'monospace'],
});

/** The class names that give a page its two fonts. */
export const fontClasses = `${GeistSans.variable} ${mono.variable}`;
