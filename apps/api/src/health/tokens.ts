/** Injection token of the Metrics. */
export const metrics = Symbol('Metrics')
