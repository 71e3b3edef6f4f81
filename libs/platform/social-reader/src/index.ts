export { kindsOfPlatform, platformOfKind } from './platform-of-kind'
export type { PlatformSecret, Pulled, PullFailure, PullRequest, Spend } from './pull'
export { isPulledKind, pullSource, type PulledKind } from './pull-source'
export { resolveSource } from './resolve-source'
