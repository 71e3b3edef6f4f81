/** Where to go after signing in: a path on this site, never another one, never the sign-in page again. */
export function safeReturn(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted)) return '/'
  return /^\/(masuk|undangan|atur)(?![\w-])/.test(wanted) ? '/' : wanted
}
