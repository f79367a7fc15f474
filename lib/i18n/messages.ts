import analytics from './messages/en/analytics.json';
import apiReference from './messages/en/apiReference.json';
import attribution from './messages/en/attribution.json';
import audit from './messages/en/audit.json';
import auth from './messages/en/auth.json';
import backtest from './messages/en/backtest.json';
import charts from './messages/en/charts.json';
import common from './messages/en/common.json';
import community from './messages/en/community.json';
import conversions from './messages/en/conversions.json';
import dashboard from './messages/en/dashboard.json';
import emails from './messages/en/emails.json';
import errors from './messages/en/errors.json';
import fieldErrors from './messages/en/fieldErrors.json';
import fraud from './messages/en/fraud.json';
import help from './messages/en/help.json';
import landing from './messages/en/landing.json';
import ledger from './messages/en/ledger.json';
import ledgerReasons from './messages/en/ledgerReasons.json';
import liability from './messages/en/liability.json';
import messageNames from './messages/en/messageNames.json';
import messageSettings from './messages/en/messageSettings.json';
import money from './messages/en/money.json';
import outbox from './messages/en/outbox.json';
import payoutMethod from './messages/en/payoutMethod.json';
import payoutSettings from './messages/en/payoutSettings.json';
import payouts from './messages/en/payouts.json';
import people from './messages/en/people.json';
import portal from './messages/en/portal.json';
import portalMessages from './messages/en/portalMessages.json';
import portalStart from './messages/en/portalStart.json';
import programs from './messages/en/programs.json';
import programTemplates from './messages/en/programTemplates.json';
import providerReasons from './messages/en/providerReasons.json';
import reconciliation from './messages/en/reconciliation.json';
import redemptions from './messages/en/redemptions.json';
import referrals from './messages/en/referrals.json';
import refusals from './messages/en/refusals.json';
import rewards from './messages/en/rewards.json';
import settings from './messages/en/settings.json';
import shell from './messages/en/shell.json';
import site from './messages/en/site.json';
import statements from './messages/en/statements.json';
import statuses from './messages/en/statuses.json';
import tables from './messages/en/tables.json';
import training from './messages/en/training.json';
import unsubscribe from './messages/en/unsubscribe.json';
import webhooks from './messages/en/webhooks.json';

/** The one catalogue of every string on the screen, one file a namespace. Add a file: add it here, twice. */
export const messages = {
  analytics,
  apiReference,
  attribution,
  audit,
  auth,
  backtest,
  charts,
  common,
  community,
  conversions,
  dashboard,
  emails,
  errors,
  fieldErrors,
  fraud,
  help,
  landing,
  ledger,
  ledgerReasons,
  liability,
  messageNames,
  messageSettings,
  money,
  outbox,
  payoutMethod,
  payoutSettings,
  payouts,
  people,
  portal,
  portalStart,
  portalMessages,
  programs,
  programTemplates,
  providerReasons,
  reconciliation,
  redemptions,
  referrals,
  refusals,
  rewards,
  settings,
  shell,
  site,
  statements,
  statuses,
  tables,
  training,
  unsubscribe,
  webhooks,
};

export type Messages = typeof messages;

export type Namespace = keyof Messages;

/** Messages to people that have a name on the screen: all that people choose about and schools write. */
export type NamedMessage = keyof Messages['messageNames']['name'];
