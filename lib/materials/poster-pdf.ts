import { accentOf } from '@/components/landing/accent';
import { isWordmark } from '@/lib/domain/organizations/logo';
import { translator } from '@/lib/i18n/translator';
import type { CodeMaterial } from '@/lib/services/codes/code-material';
import { placeLogo } from '@/lib/services/organizations/place-logo';
import { drawable, materialWords } from './material-words';
import { BOLD, drawQr, finishPdf, fitText, newPdf, SOFT } from './print-page';
import { qrModules } from './qr-modules';

const MARGIN = 56;
const QR = 290;

/** A poster on A4: who teaches, what a new student gets, a QR code that is counted as print. */
export function posterPdf(material: CodeMaterial, day: Date): Promise<Uint8Array<ArrayBuffer>> {
  const t = translator('portalStart', undefined, material.school.language);
  const words = materialWords(material);
  const school = drawable(material.school.name) || 'Kith';
  const accent = accentOf(material.school.accentColor);
  const doc = newPdf({
    title: `${school} · ${material.code}`,
    author: school,
    lang: material.school.language,
    date: day,
  });
  const { width: page, height } = doc.page;
  const width = page - 2 * MARGIN;
  doc.rect(0, 0, page, 190).fill(accent.fill);
  const head = { left: MARGIN, width, color: accent.onFill };
  const { logo } = material.school;
  const holdsName = logo !== null && isWordmark(logo);
  if (logo) {
    const box = holdsName ? { left: MARGIN, top: 32, width, height: 44 } : { left: 40, top: 32, width: 64, height: 64 };
    placeLogo(doc, logo, box, { align: holdsName ? 'center' : 'left', plate: true });
  }
  if (!holdsName) fitText(doc, school, { ...head, top: 50, size: 22 });
  fitText(doc, t('materials.posterTitle'), { ...head, top: 88, size: 54, font: BOLD });
  const below = { left: MARGIN, width };
  let y = 222;
  if (words.figure) {
    y = fitText(doc, words.youGet, { ...below, top: y, size: 18, color: SOFT });
    y = fitText(doc, words.figure, { ...below, top: y, size: 52, font: BOLD });
    y = fitText(doc, words.detail ?? '', { ...below, top: y, size: 18, color: SOFT });
  }
  drawQr(doc, qrModules(material.url, 'print'), (page - QR) / 2, y + 8, QR);
  y = fitText(doc, t('materials.posterLead'), { ...below, top: y + QR + 16, size: 16, color: SOFT });
  fitText(doc, material.code, { ...below, top: y + 2, size: 38, font: BOLD });
  fitText(doc, words.invites, { ...below, top: height - 64, size: 14, color: SOFT });
  return finishPdf(doc);
}
