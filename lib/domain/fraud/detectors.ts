import type { Detector } from './signal';
import { circularSignal } from './signals/circular';
import { deviceSignal } from './signals/device';
import { disposableMailSignal } from './signals/disposable-mail';
import { existingCustomerSignal } from './signals/existing-customer';
import { householdSignal } from './signals/household';
import { networkSignal } from './signals/network';
import { payoutDetailsSignal } from './signals/payout-details';
import { refundsSignal } from './signals/refunds';
import { selfSignal } from './signals/self';
import { timingSignal } from './signals/timing';
import { velocitySignal } from './signals/velocity';

/** Every signal there is; their order does not matter. */
export const DETECTORS: readonly Detector[] = [
  selfSignal,
  householdSignal,
  payoutDetailsSignal,
  velocitySignal,
  disposableMailSignal,
  deviceSignal,
  networkSignal,
  circularSignal,
  refundsSignal,
  timingSignal,
  existingCustomerSignal,
];
