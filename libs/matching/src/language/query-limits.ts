/** Beyond these a rule can no longer be read by people, and one rule must not slow the others. */
export const queryLimits = { characters: 4000, terms: 500, depth: 20, distance: 100 } as const
