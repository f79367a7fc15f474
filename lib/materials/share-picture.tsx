import type { CSSProperties } from 'react';
import type { Accent } from '@/components/landing/accent';
import { initialOf } from '@/components/landing/initial-of';
import { fitLogo, isWordmark } from '@/lib/domain/organizations/logo';
import type { MaterialWords } from './material-words';

export const PICTURE_FORMATS = ['og', 'square', 'story'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** Width and height in pixels: a link's preview, a post, a story. */
export const PICTURE_SIZES: Readonly<Record<PictureFormat, readonly [number, number]>> = {
  og: [1200, 630],
  square: [1080, 1080],
  story: [1080, 1920],
};

export interface SharePictureProps {
  format: PictureFormat;
  words: MaterialWords;
  school: string;
  logo: { url: string; width: number; height: number } | null;
  accent: Accent;
  /** The QR code as a data URL; a link's preview has none, since whoever sees it has the link. */
  qr: string | null;
}

const INK = '#24211c';
const SOFT = '#635d54';

/** The picture of an invitation. Made for the drawing library, which knows flex boxes and no classes. */
export function SharePicture({ format, words, school, logo, accent, qr }: SharePictureProps) {
  const isStory = format === 'story';
  const page: CSSProperties = {
    ...{ display: 'flex', flexDirection: 'column', width: '100%', height: '100%', justifyContent: 'space-between' },
    ...{ padding: isStory ? '150px 80px' : 64, backgroundColor: '#faf8f5', color: INK, fontFamily: 'Geist' },
    backgroundImage: 'linear-gradient(135deg, #fbe3c6 0%, #faf8f5 55%)',
  };
  return (
    <div style={page}>
      <Head school={school} logo={logo} accent={accent} />
      <Invitation words={words} size={isStory ? 104 : format === 'og' ? 66 : 80} />
      <div style={{ display: 'flex', gap: 40, alignItems: 'stretch', flexDirection: isStory ? 'column' : 'row' }}>
        <Offer words={words} wide={qr === null} />
        {qr ? <Scan words={words} qr={qr} size={isStory ? 560 : 330} /> : <Code words={words} accent={accent} />}
      </div>
    </div>
  );
}

function Head({ school, logo, accent }: Pick<SharePictureProps, 'school' | 'logo' | 'accent'>) {
  const mark: CSSProperties = {
    ...{ display: 'flex', alignItems: 'center', justifyContent: 'center', width: 72, height: 72, borderRadius: 20 },
    ...{ backgroundColor: accent.fill, color: accent.onFill, fontSize: 40, fontWeight: 600 },
  };
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 24, fontSize: 38, fontWeight: 600 }}>
      {logo ? (
        // biome-ignore lint/performance/noImgElement: drawn into a picture, not shown by a browser
        <img src={logo.url} {...fitLogo(logo, { width: 440, height: 72 })} alt="" />
      ) : (
        <div style={mark}>{initialOf(school)}</div>
      )}
      {logo && isWordmark(logo) ? null : <div style={{ display: 'flex', maxWidth: 900 }}>{school}</div>}
    </div>
  );
}

function Invitation({ words, size }: { words: MaterialWords; size: number }) {
  return (
    <div style={{ display: 'flex', flexDirection: 'column', fontSize: size, fontWeight: 600, lineHeight: 1.1 }}>
      <div style={{ display: 'flex', letterSpacing: -2 }}>{words.invites}</div>
      <div style={{ display: 'flex', color: SOFT, fontSize: size * 0.66, letterSpacing: -1 }}>{words.to}</div>
    </div>
  );
}

function Offer({ words, wide }: { words: MaterialWords; wide: boolean }) {
  if (!words.figure) return <div style={{ display: 'flex', flex: 1 }} />;
  const box: CSSProperties = {
    ...{ display: 'flex', flexDirection: 'column', flex: 1, justifyContent: 'center', padding: 40, borderRadius: 32 },
    ...{ backgroundColor: '#fbe6cd', color: '#7a4a12' },
  };
  const size = words.figure.length > 14 ? 52 : wide ? 84 : 76;
  return (
    <div style={box}>
      <div style={{ display: 'flex', fontSize: 32 }}>{words.youGet}</div>
      <div style={{ display: 'flex', color: INK, fontSize: size, fontWeight: 600, letterSpacing: -2 }}>
        {words.figure}
      </div>
      <div style={{ display: 'flex', fontSize: 30, lineHeight: 1.3 }}>{words.detail}</div>
    </div>
  );
}

function Scan({ words, qr, size }: { words: MaterialWords; qr: string; size: number }) {
  const box: CSSProperties = {
    ...{ display: 'flex', flexDirection: 'column', alignItems: 'center', padding: 28, borderRadius: 32 },
    backgroundColor: '#ffffff',
  };
  return (
    <div style={box}>
      <div style={{ display: 'flex', fontSize: 30, color: SOFT }}>{words.scan}</div>
      {/* biome-ignore lint/performance/noImgElement: drawn into a picture, not shown by a browser */}
      <img src={qr} width={size} height={size} alt="" />
      <div style={{ display: 'flex', fontSize: 26, color: SOFT }}>{words.orCode}</div>
      <div style={{ display: 'flex', fontSize: fitting(words.code, size), fontWeight: 600, letterSpacing: 1 }}>
        {words.code}
      </div>
    </div>
  );
}

function Code({ words, accent }: { words: MaterialWords; accent: Accent }) {
  const box: CSSProperties = {
    ...{ display: 'flex', alignItems: 'center', justifyContent: 'center', padding: '32px 44px', borderRadius: 32 },
    ...{ backgroundColor: accent.fill, color: accent.onFill, fontWeight: 600, letterSpacing: 1 },
    fontSize: fitting(words.code, 420),
  };
  return <div style={box}>{words.code}</div>;
}

/** The size at which a code of up to 24 letters fits a width. */
function fitting(code: string, width: number): number {
  return Math.min(52, Math.floor(width / (code.length * 0.66)));
}
