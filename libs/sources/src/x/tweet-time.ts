/** Ids count milliseconds since 2010-11-04T01:42:54.657Z above their lowest 22 bits (github.com/twitter-archive/snowflake). */
const epochMs = 1_288_834_974_657n
const lowBits = 22n

/** When a post with this id was written; null for what is no id. */
export const tweetTime = (id: string): Date | null => (/^\d{1,19}$/.test(id) ? new Date(Number((BigInt(id) >> lowBits) + epochMs)) : null)
