export { canonicalUrl } from './canonical-url'
export { changedText } from './changed-text'
export { clampPublished, type Published } from './clamp-published'
export { createCopyIndex, findCopy, forgetTexts, keepText, listTexts, type CopyEntry, type CopyIndex, type FoundCopy } from './copies/copy-index'
export { describeChange, type CopyChange, type Stretch } from './copies/describe-change'
export {
  chunkOf, createNumberStore, giveBack, HEAD, keepNumbers, lengthOf, makeRoom, offsetOf, readNumbers, takeRoom, type NumberStore,
} from './copies/number-store'
export { shingleText, type Shingles } from './copies/shingle-text'
export { identifyPosts, type Identified, type IdentifiedPost, type KeyRule } from './identify-posts'
export type { PostDraft, Repost, SocialFacts } from './post-draft'
export { headlineKey, outletOf } from './headline-key'
export { identifyByName } from './identify-by-name'
