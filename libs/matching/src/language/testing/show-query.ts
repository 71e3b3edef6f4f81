import type { QueryNode, QueryWord } from '../query'

/** Gives a tree as one line for tables of tests: `(and title:"bea cukai" (not x))`, exact words with `=`. */
export function showQuery(node: QueryNode): string {
  if (node.type === 'phrase') {
    const words = node.words.map(showWord).join(' ')
    return `${node.field === null ? '' : `${node.field}:`}${node.words.length === 1 ? words : `"${words}"`}`
  }
  if (node.type === 'not') return `(not ${showQuery(node.child)})`
  if (node.type !== 'near') return `(${[node.type, ...node.children.map(showQuery)].join(' ')})`
  const operands = node.operands.map(operand => operand.map(showQuery).join('|'))
  const links = node.links.map(({ distance, ordered }) => `${ordered ? '>' : '~'}${distance}`)
  return `(near ${operands.map((operand, n) => [operand, links[n] ?? ''].join(' ').trim()).join(' ')})`
}

function showWord(word: QueryWord): string {
  if (word.kind === 'wild') return word.parts.join('*')
  return word.kind === 'word' && word.exact !== null ? `=${word.exact}` : word.text
}
