export { createLiveHub, scopeKey, type LiveHub, type LiveHubOptions, type LivePlace, type ReceiveLive } from './create-live-hub'
