/** Services that write without asking for a scope, and why that is right. */
export const withoutAuthorize: Record<string, string> = {};

/** Services that write without an audit entry, and why that is right. */
export const withoutAudit: Record<string, string> = {};
