/** The form's fields as the body of `POST /conversions`; what was left empty is left out, so that the schema can say so. */
export function conversionBody(
  form: FormData,
  chosen: { currency: string; courseExternalId: string | undefined },
): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? '').trim() || undefined;
  const amount = (name: string) => (text(name) === undefined ? undefined : Number(text(name)));
  return withoutEmpty({
    externalId: text('externalId'),
    referee: withoutEmpty({ email: text('email'), externalId: text('refereeExternalId') }),
    milestone: text('milestone'),
    courseExternalId: chosen.courseExternalId,
    valueMinor: amount('valueMinor'),
    discountMinor: amount('discountMinor'),
    currency: chosen.currency,
    occurredAt: text('occurredAt'),
    code: text('code'),
  });
}

function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
