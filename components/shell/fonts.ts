import localFont from 'next/font/local';

// Both fonts in Latin, weights 400 to 700, cut from the package geist: a third of the bytes of the whole, on every page that a phone
// opens. The build reads these settings without running them, so ranges are written out.
const sans = localFont({
  src: '../../public/fonts/geist-latin.woff2',
  variable: '--font-geist-sans',
  weight: '400 700',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+20-7E, U+A0-AC, U+AE-113, U+116-12B, U+12E-137, U+139-13E, U+141-148, U+14A-14D, U+150-17E, U+218-21B, U+1E9E, U+2013-2014, U+2018-201A, U+201C-201E, U+2020, U+2022, U+2026, U+2039-203A, U+20AA, U+20AC, U+20B1, U+20B4, U+20B9, U+20BD, U+2190-2193, U+2212',
    },
  ],
});

// A name in Cyrillic or Vietnamese fetches the whole font; a page without one never does, since the ranges have nothing in common.
// The sign of the Command key, on every page of the staff, and the narrow space before PM are the system's.
const whole = localFont({
  src: '../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-whole',
  weight: '100 900',
  preload: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+114-115, U+12C-12D, U+138, U+13F-140, U+149, U+14E-14F, U+17F-217, U+21C-1E9D, U+1E9F-1FFF, U+2010-2012, U+2015-2017, U+201B, U+201F, U+2021, U+2023-2025, U+2027, U+2030-2038, U+203B-20A9, U+20AB, U+20AD-20B0, U+20B2-20B3, U+20B5-20B8, U+20BA-20BC, U+20BE-218F, U+2194-2211, U+2213-2317, U+2319-FFFD',
    },
  ],
});

// Codes: 5 kB instead of 27 on the page that a student shows. The space is in it, since a browser takes the measures of a line from
// the first font that has one, and would fetch the other for them.
const code = localFont({
  src: '../../public/fonts/geist-mono-code.woff2',
  variable: '--font-geist-code',
  weight: '400 700',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+20, U+2D, U+30-39, U+41-5A' }],
});

// Other words that are copied, such as keys: a page that shows one fetches the font, and no other page does.
const mono = localFont({
  src: '../../public/fonts/geist-mono-latin.woff2',
  variable: '--font-geist-mono',
  weight: '400 700',
  preload: false,
  adjustFontFallback: false,
  fallback: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'monospace'],
});

/** The class names that give a page its fonts. */
export const fontClasses = `${sans.variable} ${whole.variable} ${code.variable} ${mono.variable}`;
