export { createFeedReader, type FeedReader, type FeedReaderOptions, type UnreadableBody } from './create-feed-reader'
