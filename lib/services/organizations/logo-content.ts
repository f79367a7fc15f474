import { appSql } from '@/db/client';
import { findLogoContent } from '@/db/queries/logos';
import type { LogoFacts } from '@/lib/domain/organizations/logo';

/** A logo with its bytes, always PNG. */
export type LogoPicture = LogoFacts & { content: Uint8Array<ArrayBuffer> };

/** The bytes of a logo by its version, for everybody: landing pages and mails show it. Null when no school has it any more. */
export async function logoContent(version: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return /^[0-9a-f]{32}$/.test(version) ? findLogoContent(appSql(), version) : null;
}

/** The same for what draws it; null for a school without one. */
export async function logoPicture(logo: LogoFacts | null): Promise<LogoPicture | null> {
  const content = logo && (await logoContent(logo.version));
  return logo && content && { ...logo, content };
}
