export { compileTerms, type Matcher, type Term } from './compile-terms'
export { matchPost, type AgencyMatch, type Field, type PostText, type Span } from './match-post'
