export { foldKeepingCase, foldText } from './fold-text'
export type { Gap } from './measure-gap'
export { stripClitics } from './strip-clitics'
export { tokenise, type Hashtag, type Token } from './tokenise'
