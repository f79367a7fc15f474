import type { CodeRecord } from '@/db/queries/codes';
import { publicUrl } from '../public-url';

export interface CodeView {
  id: string;
  code: string;
  /** The friend's landing page. */
  url: string;
  expiresAt: Date | null;
  isActive: boolean;
  programId: string;
  referrerId: string;
  createdAt: Date;
}

/** A code as it is shown, with its address. */
export function codeView(row: CodeRecord): CodeView {
  const { id, code, expiresAt, isActive, programId, referrerId, createdAt } = row;
  return { id, code, url: codeUrl(code), expiresAt, isActive, programId, referrerId, createdAt };
}

/** The address that a code is shared by. */
export function codeUrl(code: string): string {
  return publicUrl(`/r/${encodeURIComponent(code)}`);
}
