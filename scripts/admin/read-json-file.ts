import { readFileSync } from 'node:fs';

/**
 * @throws Error in words when there is no such file or it is not JSON
 */
export function readJsonFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`The file ${file} cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The file ${file} is not JSON: ${(error as Error).message}`);
  }
}
