import { fitLogo, type LogoFacts, logoPath } from '@/lib/domain/organizations/logo';

type SchoolLogoProps = { name: string; logo: LogoFacts; box: { width: number; height: number } };

/** A school's logo within a box; on white where the page is dark, since most logos are made for white. */
export function SchoolLogo({ name, logo, box }: SchoolLogoProps) {
  return (
    <span className="inline-flex shrink-0 rounded-md dark:bg-white dark:p-1">
      {/* biome-ignore lint/performance/noImgElement: a small picture of our own, which has its size and its caching already */}
      <img src={logoPath(logo)} alt={name} {...fitLogo(logo, box)} />
    </span>
  );
}
