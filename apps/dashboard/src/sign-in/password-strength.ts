/** The shortest password that is accepted (NIST SP 800-63B, ASVS 5: length counts, composition does not). */
export const shortestPassword = 12

/** How good a password is, by its length only; `missing` is how many characters are still needed. */
export function passwordStrength(password: string): { word: 'none' | 'short' | 'enough' | 'good' | 'strong'; missing: number; part: number } {
  const length = [...password].length
  const part = Math.min(1, length / 24)
  if (length === 0) return { word: 'none', missing: shortestPassword, part }
  if (length < shortestPassword) return { word: 'short', missing: shortestPassword - length, part }
  if (length < 16) return { word: 'enough', missing: 0, part }
  return { word: length < 20 ? 'good' : 'strong', missing: 0, part }
}
