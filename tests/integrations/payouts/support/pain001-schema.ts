/**
 * The part of pain.001.001.09 (ISO 20022, CustomerCreditTransferInitiationV09) that a SEPA credit transfer can use, as its
 * message definition report documents it: children in the order of the schema with how often each may be there, and what a text
 * may be. EPC132-08 narrows some: names of 70 characters, two decimals, one service level.
 */
export interface Shape {
  /** Children in order: name, least, most, shape. A choice has `choice: true`, and exactly one of them. */
  children?: readonly (readonly [name: string, least: number, most: number, shape: Shape])[];
  choice?: boolean;
  text?: RegExp;
  attributes?: Readonly<Record<string, RegExp>>;
}

const MANY = Number.POSITIVE_INFINITY;
// The characters that every SEPA bank takes, never a slash at an end nor two of them (EPC217-08, EPC132-08 1.4).
const sepa = (most: number): Shape => ({
  text: new RegExp(`^(?!/)(?!.*//)(?!.*/$)(?=\\S)[A-Za-z0-9/\\-?:().,'+ ]{1,${most}}$`),
});
const ANY: Shape = { children: [] };
const unused = (...names: string[]) => names.map((name) => [name, 0, 1, ANY] as const);

const max35 = sepa(35);
const count: Shape = { text: /^[0-9]{1,15}$/ };
const sum: Shape = { text: /^(?=.{1,19}$)\d{1,16}\.\d{2}$/ };
const party: Shape = {
  children: [['Nm', 1, 1, sepa(70)], ...unused('PstlAdr', 'Id', 'CtryOfRes', 'CtctDtls')],
};
const account: Shape = {
  children: [
    [
      'Id',
      1,
      1,
      {
        choice: true,
        children: [
          ['IBAN', 0, 1, { text: /^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$/ }],
          ['Othr', 0, 1, ANY],
        ],
      },
    ],
    ...unused('Tp'),
    ['Ccy', 0, 1, { text: /^[A-Z]{3}$/ }],
    ...unused('Nm', 'Prxy'),
  ],
};
const agent: Shape = {
  children: [
    [
      'FinInstnId',
      1,
      1,
      {
        children: [
          ['BICFI', 0, 1, { text: /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/ }],
          ...unused('ClrSysMmbId', 'LEI', 'Nm', 'PstlAdr'),
          ['Othr', 0, 1, { children: [['Id', 1, 1, { text: /^NOTPROVIDED$/ }], ...unused('SchmeNm', 'Issr')] }],
        ],
      },
    ],
    ...unused('BrnchId'),
  ],
};
const paymentType: Shape = {
  children: [
    ...unused('InstrPrty'),
    ['SvcLvl', 1, 1, { choice: true, children: [['Cd', 0, 1, { text: /^SEPA$/ }], ...unused('Prtry')] }],
    ...unused('LclInstrm', 'CtgyPurp'),
  ],
};
const transfer: Shape = {
  children: [
    ['PmtId', 1, 1, { children: [['InstrId', 0, 1, max35], ['EndToEndId', 1, 1, max35], ...unused('UETR')] }],
    ...unused('PmtTpInf'),
    [
      'Amt',
      1,
      1,
      {
        choice: true,
        children: [
          ['InstdAmt', 0, 1, { text: /^(?!0\.00$)(0|[1-9]\d{0,8})\.\d{2}$/, attributes: { Ccy: /^EUR$/ } }],
          ...unused('EqvtAmt'),
        ],
      },
    ],
    ...unused('XchgRateInf', 'ChrgBr', 'ChqInstr', 'UltmtDbtr', 'IntrmyAgt1', 'IntrmyAgt1Acct', 'IntrmyAgt2'),
    ...unused('IntrmyAgt2Acct', 'IntrmyAgt3', 'IntrmyAgt3Acct', 'CdtrAgt', 'CdtrAgtAcct'),
    // Optional in ISO 20022; EPC132-08 wants both.
    ['Cdtr', 1, 1, party],
    ['CdtrAcct', 1, 1, account],
    ...unused('UltmtCdtr', 'InstrForCdtrAgt', 'InstrForDbtrAgt', 'Purp', 'RgltryRptg', 'Tax', 'RltdRmtInf'),
    ['RmtInf', 0, 1, { children: [['Ustrd', 0, 1, sepa(140)], ...unused('Strd')] }],
    ...unused('SplmtryData'),
  ],
};

/** `Document/CstmrCdtTrfInitn`. */
export const INITIATION: Shape = {
  children: [
    [
      'GrpHdr',
      1,
      1,
      {
        children: [
          ['MsgId', 1, 1, max35],
          ['CreDtTm', 1, 1, { text: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/ }],
          ['Authstn', 0, 2, ANY],
          ['NbOfTxs', 1, 1, count],
          ['CtrlSum', 1, 1, sum],
          ['InitgPty', 1, 1, party],
          ...unused('FwdgAgt'),
        ],
      },
    ],
    [
      'PmtInf',
      1,
      MANY,
      {
        children: [
          ['PmtInfId', 1, 1, max35],
          ['PmtMtd', 1, 1, { text: /^TRF$/ }],
          ['BtchBookg', 0, 1, { text: /^(true|false)$/ }],
          ['NbOfTxs', 0, 1, count],
          ['CtrlSum', 0, 1, sum],
          ['PmtTpInf', 0, 1, paymentType],
          [
            'ReqdExctnDt',
            1,
            1,
            { choice: true, children: [['Dt', 0, 1, { text: /^\d{4}-\d\d-\d\d$/ }], ...unused('DtTm')] },
          ],
          ...unused('PoolgAdjstmntDt'),
          ['Dbtr', 1, 1, party],
          ['DbtrAcct', 1, 1, account],
          ['DbtrAgt', 1, 1, agent],
          ...unused('DbtrAgtAcct', 'InstrForDbtrAgt', 'UltmtDbtr'),
          ['ChrgBr', 0, 1, { text: /^SLEV$/ }],
          ...unused('ChrgsAcct', 'ChrgsAcctAgt'),
          ['CdtTrfTxInf', 1, MANY, transfer],
        ],
      },
    ],
    ['SplmtryData', 0, MANY, ANY],
  ],
};

/** What an element breaks of its shape, with the path to it; empty when it is right. */
export function violations(element: Element, shape: Shape, path = element.localName): string[] {
  const attributes = [...element.attributes].filter(({ name }) => name !== 'xmlns');
  const wrong = [
    ...attributes.filter(({ name }) => !shape.attributes?.[name]).map(({ name }) => `${path}@${name} is unknown`),
    ...Object.entries(shape.attributes ?? {})
      .filter(([name, allowed]) => !allowed.test(element.getAttribute(name) ?? ''))
      .map(([name]) => `${path}@${name} is wrong`),
  ];
  if (!shape.children) {
    const text = element.textContent ?? '';
    const isRight = element.children.length === 0 && (shape.text ?? /^/).test(text);
    return isRight ? wrong : [...wrong, `${path} is "${text}"`];
  }
  return [...wrong, ...ofChildren(element, shape, path)];
}

function ofChildren(element: Element, { children = [], choice }: Shape, path: string): string[] {
  const names = [...element.children].map(({ localName }) => localName);
  const order = children.map(([name]) => name);
  const places = names.map((name) => order.indexOf(name));
  const wrong = names.filter((name) => !order.includes(name)).map((name) => `${path}/${name} is unknown`);
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) wrong.push(`${path} is out of order`);
  if (choice && names.length !== 1) wrong.push(`${path} has ${names.length} of one`);
  if ([...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim()))
    wrong.push(`${path} has text between its elements`);
  for (const [name, least, most, shape] of children) {
    const found = [...element.children].filter(({ localName }) => localName === name);
    if (found.length < least || found.length > most) wrong.push(`${path}/${name} is there ${found.length} times`);
    wrong.push(...found.flatMap((child) => violations(child, shape, `${path}/${name}`)));
  }
  return wrong;
}
