/** Chips from what was typed or pasted: lists are cut at commas, semicolons and line ends; doubles and single letters are dropped. */
export function splitWords(values: readonly string[]): string[] {
  const words = values.flatMap(value => value.split(/[,;\n]/)).map(word => word.trim().replace(/\s+/g, ' '))
  return [...new Set(words.filter(word => word.length >= 2))]
}
