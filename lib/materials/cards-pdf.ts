import { accentOf } from '@/components/landing/accent';
import { isWordmark } from '@/lib/domain/organizations/logo';
import { translator } from '@/lib/i18n/translator';
import type { CodeMaterial } from '@/lib/services/codes/code-material';
import { placeLogo } from '@/lib/services/organizations/place-logo';
import { drawable, type MaterialWords, materialWords } from './material-words';
import { BOLD, drawQr, finishPdf, fitText, newPdf, SOFT } from './print-page';
import { qrModules } from './qr-modules';

/** Ten cards of 85 × 54 mm a page, the size of a bank card, with lines to cut along. */
const COLUMNS = 2;
const ROWS = 5;
const MM = 72 / 25.4;
const CARD = { width: 85 * MM, height: 54 * MM };
const PAD = 12;

/** Cards to cut out, one for each entry. */
export function cardsPdf(
  cards: readonly CodeMaterial[],
  { title, school, day }: { title: string; school: string; day: Date },
): Promise<Uint8Array<ArrayBuffer>> {
  const doc = newPdf({ title, author: drawable(school), lang: cards[0]?.school.language, date: day });
  const left = (doc.page.width - COLUMNS * CARD.width) / 2;
  const top = (doc.page.height - ROWS * CARD.height) / 2;
  cards.forEach((card, index) => {
    const place = index % (COLUMNS * ROWS);
    if (index > 0 && place === 0) doc.addPage();
    const x = left + (place % COLUMNS) * CARD.width;
    const y = top + Math.floor(place / COLUMNS) * CARD.height;
    drawCard(doc, card, x, y);
  });
  return finishPdf(doc);
}

/** A page of the same card, for one person. */
export function tenCards(card: CodeMaterial): CodeMaterial[] {
  return Array.from({ length: COLUMNS * ROWS }, () => card);
}

function drawCard(doc: PDFKit.PDFDocument, card: CodeMaterial, x: number, y: number): void {
  const words = materialWords(card);
  const accent = accentOf(card.school.accentColor);
  const side = CARD.height - 2 * PAD;
  doc.save().dash(3, { space: 3 }).lineWidth(0.5).strokeColor('#b8b2a7');
  doc.rect(x, y, CARD.width, CARD.height).stroke().restore();
  doc.rect(x + 0.5, y + 0.5, 5, CARD.height - 1).fill(accent.fill);
  drawQr(doc, qrModules(card.url, 'print'), x + CARD.width - side - PAD + 6, y + PAD, side);
  drawWords(doc, card, words, { left: x + PAD + 4, top: y + PAD, width: CARD.width - side - 2 * PAD - 6 });
}

function drawWords(
  doc: PDFKit.PDFDocument,
  { school, referrerName, code }: CodeMaterial,
  words: MaterialWords,
  box: { left: number; top: number; width: number },
): void {
  const t = translator('portalStart', undefined, school.language);
  let y = box.top;
  if (school.logo) {
    placeLogo(doc, school.logo, { ...box, height: 18 }, { align: 'center', plate: false });
    y += 20;
  }
  if (!school.logo || !isWordmark(school.logo)) {
    y = fitText(doc, drawable(school.name), { ...box, top: y, size: 12, font: BOLD });
  }
  y = fitText(doc, t('materials.cardFrom', { name: drawable(referrerName ?? '') || 'none' }), {
    ...{ ...box, top: y, size: 8, color: SOFT },
  });
  if (words.figure) {
    y = fitText(doc, words.youGet, { ...box, top: y + 8, size: 8, color: SOFT });
    y = fitText(doc, words.figure, { ...box, top: y, size: 17, font: BOLD });
    y = fitText(doc, words.detail ?? '', { ...box, top: y, size: 7.5, color: SOFT });
  }
  y = fitText(doc, words.orCode, { ...box, top: y + 8, size: 7.5, color: SOFT });
  fitText(doc, code, { ...box, top: y, size: 13, font: BOLD });
}
