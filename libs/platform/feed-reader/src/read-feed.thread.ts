import { readFeed, type FeedReading, type ReadFeedOptions } from '@kentongan/sources'

export type ReadTask = { readonly bytes: Uint8Array; readonly options: ReadFeedOptions }

/** The thread's whole work: one body in, one reading out. */
export default async ({ bytes, options }: ReadTask): Promise<FeedReading> => readFeed(bytes, options)
