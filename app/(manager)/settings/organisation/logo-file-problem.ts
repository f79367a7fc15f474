import { pictureType } from '@/lib/domain/common/picture';
import { type LogoProblem, logoProblem, MOST_LOGO_BYTES } from '@/lib/domain/organizations/logo';

/** What is wrong with a chosen file, before it is sent; the service asks again. Null when it can be a logo. */
export async function logoFileProblem(file: File): Promise<LogoProblem | 'heavy' | 'kind' | 'broken' | null> {
  if (file.size > MOST_LOGO_BYTES) return 'heavy';
  if (!pictureType(new Uint8Array(await file.slice(0, 16).arrayBuffer()))) return 'kind';
  try {
    const bitmap = await createImageBitmap(file);
    const problem = logoProblem(bitmap);
    bitmap.close();
    return problem;
  } catch {
    return 'broken';
  }
}
