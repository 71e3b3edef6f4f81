export { fetchPage } from './fetch-page'
export type { Pulled, PullFailure, PullRequest } from './pull'
export { pullSource, type PulledKind } from './pull-source'
