/** PostgreSQL's text holds everything but NUL. */
export const withoutNul = <Text extends string | null | undefined>(text: Text): Text =>
  (text === null || text === undefined ? text : text.replaceAll('\0', '')) as Text

/**
 * A value as JSON that a jsonb column takes. It refuses NUL, and half of an emoji, which a text that was cut at a length may end with;
 * texts from outside hold both.
 */
export const toJsonb = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? withoutNul(part).replace(/\p{Surrogate}/gu, '\ufffd') : part))
