import { iso } from './iso-instant'

/** The stored post that a platform's address names, unless it was taken back; the earliest where servers number alike. */
const named = (ref: string): string =>
  `(select jsonb_build_object('title', q.title, 'url', q.url) from post_social y join post q on q.id = y.post_id and q.deleted_at is null where y.ref = ${ref} order by q.id limit 1)`

/** An expression: what a platform says of a post, in the shape of the contract's PostSocial; null where none does. */
export const socialOf = (postId: string): string => `
  (select jsonb_build_object('handle', x.author_handle, 'followers', x.followers, 'likes', x.likes, 'replies', x.replies, 'shares', x.shares,
     'views', x.views, 'measuredAt', ${iso('x.measured_at')}, 'reposts', passed.reposts, 'repostReach', passed.reach,
     'replyTo', ${named('x.reply_to')}, 'quoteOf', ${named('x.quote_of')})
   from post_social x
   cross join lateral (select count(*) as reposts, sum(r.followers)::bigint as reach from post_repost r where r.post_id = x.post_id) passed
   where x.post_id = ${postId})`
