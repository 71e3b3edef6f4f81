import type { QueryRemark } from '@kentongan/contracts'
import { type QueryRemarkCode } from './query-remarks'

type Values = QueryRemark['values']

const SENTENCES: { readonly [Code in QueryRemarkCode]: (values: Values) => string } = {
  empty: () => 'the query is empty; write a word to look for',
  'too-long': ({ limit, have }) => `the query has ${have} characters, ${limit} are allowed; split it into several rules`,
  'too-many-terms': ({ limit, have }) => `the query has ${have} terms, ${limit} are allowed; split it into several rules`,
  'too-deep': ({ limit, have }) => `brackets stand ${have} deep, ${limit} are allowed; take away a level`,
  'unclosed-quote': () => 'the quotation mark is not closed; add a closing "',
  'no-letters': ({ text }) => `"${text}" holds no letter or digit; remove it`,
  'wildcard-too-short': ({ text }) => `"${text}" is too short; write at least two letters or digits beside each *`,
  'tag-wildcard': ({ text }) => `a hashtag takes no * ("${text}"); leave out the #, words in hashtags are found anyway`,
  'exact-wildcard': ({ text }) => `= and * do not go together ("${text}"); leave out one of them`,
  'exact-what': () => '= must stand directly before a word or a phrase, as in =BPN',
  plus: () => '+ has no meaning; a space already means AND',
  'use-word-operator': ({ text, operator }) => `"${text}" is no operator; write ${operator}`,
  'use-near': ({ text }) => `"${text}" has no meaning; write NEAR/5 between two words`,
  address: ({ text }) => `links are not searched ("${text}"); for a site write sumber: and its name`,
  'unknown-field': ({ name, known }) => `there is no field "${name}"; known are ${known}; if it is a word, add a space behind`,
  'field-empty': ({ name }) => `write a word, a phrase or a group directly behind ${name}; a minus stands before it`,
  'bahasa-value': ({ text }) => `"${text}" is no language; write a code of two or three letters, as in bahasa:id`,
  'near-distance': ({ name }) => `${name} lacks its number of words; write ${name}/5`,
  'near-distance-range': ({ name, limit, have }) => `${name} takes 1 to ${limit} words, not ${have}`,
  'near-operand': ({ name }) => `${name} cannot stand beside NEAR; NEAR joins words, phrases and (a OR b); move it outside`,
  'missing-operand': ({ name }) => `${name} lacks a word on one side; add one or remove ${name}`,
  'empty-group': () => 'there is nothing between the brackets; fill or remove them',
  'unclosed-bracket': () => 'the bracket is not closed; add a )',
  'unopened-bracket': () => 'the bracket was never opened; remove it or add a (',
  'no-positive': () => 'this part only excludes; add a word that must be there',
  'lowercase-operator': ({ word, operator }) => `"${word}" is read as a word; write ${operator} to join`,
  'mixed-and-or': () => 'AND binds tighter than OR; add brackets to make clear what belongs together',
}

/** Takes a remark about a query and gives an English sentence for logs and the command line, with its column (from 1). */
export function describeQueryRemark(remark: QueryRemark): string {
  const sentence = Object.hasOwn(SENTENCES, remark.code) ? SENTENCES[remark.code as QueryRemarkCode](remark.values) : remark.code
  return `column ${remark.start + 1}: ${sentence}`
}
