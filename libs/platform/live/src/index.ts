export { listenTo, type ListenOptions } from './listen-to'
export { createLiveHub, scopeKey, type LiveHub, type LiveHubOptions, type LivePlace, type ReceiveLive } from './create-live-hub'
