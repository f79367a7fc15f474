import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { QrModules } from './qr-modules';

const FONTS = join(process.cwd(), 'node_modules/geist/dist/fonts/geist-sans');
export const REGULAR = join(FONTS, 'Geist-Regular.ttf');
export const BOLD = join(FONTS, 'Geist-SemiBold.ttf');
export const INK = '#24211c';
export const SOFT = '#635d54';

export interface PrintOptions {
  title: string;
  author: string;
  /** BCP 47; British English when nothing is said. */
  lang?: string | undefined;
  /** What the file says it was made at: the same input makes the same bytes. */
  date: Date;
}

/** An empty A4 document; `finishPdf` gives its bytes. */
export function newPdf({ title, author, lang = 'en-GB', date }: PrintOptions): PDFKit.PDFDocument {
  const info = { Title: title, Author: author, Creator: 'Kith', Producer: 'Kith', CreationDate: date, ModDate: date };
  return new PDFDocument({
    ...{ size: 'A4', margin: 0, font: REGULAR, pdfVersion: '1.7', lang, displayTitle: true, info },
  });
}

export async function finishPdf(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.once('end', resolve));
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Draws a QR code as vectors, black on white, whatever it lies on. */
export function drawQr(doc: PDFKit.PDFDocument, qr: QrModules, left: number, top: number, side: number): void {
  const module = side / qr.size;
  doc.rect(left, top, side, side).fill('#ffffff');
  for (const { x, y } of qr.dark) doc.rect(left + x * module, top + y * module, module, module);
  doc.fill('#000000');
}

/** Text in the middle of a box, as large as fits its width on one line. @returns the y below it */
export function fitText(
  doc: PDFKit.PDFDocument,
  text: string,
  box: { left: number; top: number; width: number; size: number; font?: string; color?: string },
): number {
  const { left, top, width, size, font = REGULAR, color = INK } = box;
  doc.font(font).fontSize(size);
  const fitting = Math.min(size, (size * width) / Math.max(1, doc.widthOfString(text)));
  doc
    .fontSize(fitting)
    .fillColor(color)
    .text(text, left, top, { width: width + 1, align: 'center', lineBreak: false });
  return top + fitting * 1.3;
}
