import { expect, it } from 'vitest';
import { csvTable } from '@/lib/domain/common/csv-table';

it('quotes what has to be quoted, and lets nothing begin like a formula', () => {
  expect(
    csvTable([
      ['plain', 'a,b', 'say "hi"', 'two\nlines'],
      ['=1+1', '+1', '-1+1', '@x', '\tx'],
      ['-5.00', '-5', '5.00', '', '-'],
    ]),
  ).toBe('plain,"a,b","say ""hi""","two\nlines"\r\n' + "'=1+1,'+1,'-1+1,'@x,'\tx\r\n" + "-5.00,-5,5.00,,'-\r\n");
});
