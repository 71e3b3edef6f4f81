export type { Pulled, PullFailure, PullRequest } from './pull'
export { isPulledKind, pullSource, type PulledKind } from './pull-source'
export { resolveSource } from './resolve-source'
