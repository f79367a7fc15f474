import { type DemoPerson, person } from './demo-school';

/** Friends of the demo school that look odd. Plain data; `scripts/seed` lets them come and be looked at through the services. */
export interface DemoSuspect {
  friend: DemoPerson;
  /** Whom he names, by the id and the code of `demo-school`. */
  referrer: string;
  code: string;
  channel: string;
  /** When he enrolled. */
  daysAgo: number;
  /** Since when the school knows him; by default since he came. */
  knownDaysAgo?: number;
  /** He left his name with the browser, and on the network, of who recommends. */
  sharesBrowser?: boolean;
  decided?: { daysAgo: number; decision: 'cleared' | 'confirmed'; reason: string };
  appealed?: { daysAgo: number; text: string };
}

export const SUSPECTS: readonly DemoSuspect[] = [
  {
    friend: { ...person('Anna Keller', 'N-31', { standing: [] }), email: 'felix+anna@demo.example' },
    referrer: 'S-06',
    code: 'FELIX-B1',
    channel: 'copy',
    daysAgo: 12.5,
    decided: {
      daysAgo: 11,
      decision: 'confirmed',
      reason: 'Both addresses lead to one mailbox, and nobody by this name was in the first lesson.',
    },
    appealed: {
      daysAgo: 3,
      text: 'Anna is my flatmate. She wanted no mail of her own, so I gave her mine. She missed the first lesson because she was ill. Please ask her teacher.',
    },
  },
  {
    friend: { ...person('Carla Mendes', 'N-32', { standing: [{ kind: 'alumnus', status: 'active' }] }) },
    referrer: 'A-02',
    code: 'NOAH-KIM',
    channel: 'email',
    daysAgo: 9.5,
    knownDaysAgo: 120,
    decided: {
      daysAgo: 8,
      decision: 'cleared',
      reason: 'She left three years ago and came back because of Noah. That is what the programme is for.',
    },
  },
  {
    friend: { ...person('Rick Moss', 'N-33', { standing: [] }), email: 'rick.moss@mailinator.com' },
    referrer: 'A-03',
    code: 'OSCAR-L',
    channel: 'whatsapp',
    daysAgo: 5.5,
    sharesBrowser: true,
  },
];
