import type { Finding } from './finding';
import type { Promotion } from './rewards-schema';
import type { CheckInput } from './worst-case';

/** Promotions that never act, and pairs that act on the same enrolment. */
export function promotionFindings({ definition, startsOn, endsOn }: CheckInput): Finding[] {
  const { promotions } = definition.rewards;
  return promotions.flatMap((promotion, index): Finding[] => {
    const path = ['rewards', 'promotions', index];
    const isInside = promotion.endsAt >= startsOn && (endsOn === null || promotion.startsAt <= endsOn);
    if (!isInside) {
      const message = `${promotion.name} lies outside the programme's dates and never acts.`;
      const code = 'promotion-outside';
      return [{ code, severity: 'warning', path, message, key: code, params: { name: promotion.name } }];
    }
    const other = promotions.slice(0, index).find((earlier) => doMeet(earlier, promotion));
    if (!other) return [];
    const from = other.startsAt > promotion.startsAt ? other.startsAt : promotion.startsAt;
    const to = other.endsAt < promotion.endsAt ? other.endsAt : promotion.endsAt;
    const message = `${other.name} and ${promotion.name} both act from ${from} to ${to}, one after the other.`;
    const code = 'promotions-overlap';
    const params = { name: other.name, other: promotion.name, from, to };
    return [{ code, severity: 'warning', path, message, key: code, params }];
  });
}

function doMeet(a: Promotion, b: Promotion): boolean {
  if (a.side !== b.side || a.startsAt > b.endsAt || b.startsAt > a.endsAt) return false;
  if (!a.courseExternalIds || !b.courseExternalIds) return true;
  return a.courseExternalIds.some((course) => b.courseExternalIds?.includes(course));
}
