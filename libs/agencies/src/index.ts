export { foldTerms } from './fold-terms'
