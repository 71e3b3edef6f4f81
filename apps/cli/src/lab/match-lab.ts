import { readFile } from 'node:fs/promises'
import {
  compileRules, describeQueryRemark, matchRules, parseQuery, type FieldSpan, type MatchablePost, type Rule, type RuleId,
} from '@kentongan/matching'
import type { Lab, LabLine } from './run-lab'

/**
 * `lab match --rules FILE`, FILE with a line `{"id", "query"}` for each rule (a bad one is named on stderr and left out):
 * `{"id", "title"?, "text"?, "author"?, "source"?, "lang"?}` → `{"id", "rules": [ids, sorted], "spans": {id: [[field, start, end], …]}}`.
 */
export async function openMatchLab(args: readonly string[]): Promise<Lab> {
  const file = args[args.indexOf('--rules') + 1]
  if (!args.includes('--rules') || file === undefined) throw new Error('lab match needs --rules FILE, a file of {"id","query"} lines.')
  const engine = compileRules(readRules(await readFile(file, 'utf8')))
  return line => {
    const matches = [...matchRules(engine, readPost(line))].sort((a, b) => byId(a.rule, b.rule))
    return {
      id: line['id'],
      rules: matches.map(match => match.rule),
      spans: Object.fromEntries(matches.map(({ rule, spans }) => [rule, spans.map(written)])),
    }
  }
}

const written = ({ field, start, end }: FieldSpan): readonly [string, number, number] => [field, start, end]

/** Numbers by size, words by code unit. */
const byId = (a: RuleId, b: RuleId): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}

function readRules(lines: string): readonly Rule[] {
  const rules = new Map<RuleId, Rule>()
  lines.split('\n').forEach((line, at) => {
    if (line.trim() === '') return
    const rule = readRule(line)
    if (typeof rule === 'string') process.stderr.write(`rules, line ${at + 1}: ${rule}\n`)
    else if (rules.has(rule.id)) process.stderr.write(`rules, line ${at + 1}: the id ${rule.id} was given before\n`)
    else rules.set(rule.id, rule)
  })
  return [...rules.values()]
}

/** A rule, or what is wrong with the line. */
function readRule(line: string): Rule | string {
  const { id, query } = parseObject(line)
  if (typeof id !== 'string' && typeof id !== 'number') return 'no JSON object with an "id"'
  if (typeof query !== 'string') return `${id}: no "query"`
  const reading = parseQuery(query)
  return reading.ok ? { id, root: reading.root } : `${id}: ${reading.problems.map(describeQueryRemark).join('; ')}`
}

function parseObject(line: string): LabLine {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value as LabLine : {}
  } catch {
    return {}
  }
}

function readPost(line: LabLine): MatchablePost {
  return {
    title: textOf(line, 'title'), text: textOf(line, 'text'), author: textOf(line, 'author'), source: textOf(line, 'source'), lang: textOf(line, 'lang'),
  }
}

function textOf(line: LabLine, field: string): string {
  const value = line[field] ?? ''
  if (typeof value !== 'string') throw new Error(`"${field}" is not a text.`)
  return value
}
