import { fitLogo, isWordmark, type LogoFacts, logoPath } from '@/lib/domain/organizations/logo';
import { initialOf } from './initial-of';

/** The school at the top of its pages: its logo with its name, unless the logo holds the name; without one the first letter. */
export function SchoolMark({ name, logo }: { name: string; logo: LogoFacts | null }) {
  if (!logo) {
    return (
      <>
        <span className="mark" aria-hidden="true">
          {initialOf(name)}
        </span>
        <span>{name}</span>
      </>
    );
  }
  const holdsName = isWordmark(logo);
  return (
    <>
      <span className="logo">
        {/* biome-ignore lint/performance/noImgElement: this page is rendered outside Next */}
        <img src={logoPath(logo)} alt={holdsName ? name : ''} {...fitLogo(logo, { width: 180, height: 40 })} />
      </span>
      {holdsName ? null : <span>{name}</span>}
    </>
  );
}
