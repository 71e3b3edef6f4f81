/** Injection token of the Passwords. */
export const passwords = Symbol('Passwords')
