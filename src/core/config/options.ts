import { HandoffError } from '../errors.js'
import { renderCode } from '../text/code.js'
import { type Config, type RuleId, requiredSections, rules, sectionNames } from './config.js'
import { findGlobProblem, globLimits } from './globs.js'

/** Texts match `pattern` (ECMAScript, `u`; also in the JSON Schema); `expected` describes one value in Markdown. */
export type ValueType =
  | { kind: 'boolean' }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'text'; expected: string; pattern: RegExp; assert?: (value: string) => void }
  | { kind: 'texts'; expected: string; pattern: RegExp; most?: number; assert?: (value: string) => void }
  | { kind: 'choices'; expected: string; values: readonly string[] }
  | { kind: 'rules' }

/** One key of `.handoff.yml`: its check, its documentation and its part of the schema come from here. */
export interface Option<Property extends keyof Config = keyof Config> {
  readonly key: string
  readonly property: Property
  readonly type: ValueType
  readonly default: Config[Property]
  /** Markdown, whole sentences. */
  readonly description: string
  /** YAML of a value that is not the default. */
  readonly example: string
}

const unseen = '\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069'

// No option of git's, no home folder; `pagePath` knows the rest.
const pagePattern = new RegExp(`^(?![-~/])[^\\\\<>:"|?*${unseen}]+$`, 'u')
const revision = new RegExp(`^(?!-)[^\\s${unseen}]+$`, 'u')
const glob = new RegExp(`^(?![!/])(?!(?:.*/)?\\.{1,2}(?:/|$))[^\\\\${unseen}]+$`, 'u')
const command = new RegExp(`^(?=\\s*\\S)[^${unseen}]+$`, 'u')

function assertGlob(value: string): void {
  const problem = findGlobProblem(value)
  if (problem === null) return
  throw new HandoffError('config', `Unexpected glob ${renderCode(value.slice(0, 80))}: ${problem.message}.`, {
    hints: [problem.hint],
  })
}

const table: { readonly [Property in keyof Config]: Omit<Option<Property>, 'property'> } = {
  path: {
    key: 'path',
    type: {
      kind: 'text',
      expected: 'a file inside the repository, such as `docs/HANDOFF.md`',
      pattern: pagePattern,
    },
    default: 'HANDOFF.md',
    description:
      'Where the page lies, relative to the root of the repository. `{branch}` stands for the name of the ' +
      'branch, so that every branch has a page of its own. With `format: json` the default is `HANDOFF.json`. It ends in ' +
      '`.md` or `.markdown`, or, with `format: json`, in `.json`, and is no place whose files tools run or agents obey.',
    example: '".handoff/{branch}.md"',
  },
  base: {
    key: 'base',
    type: { kind: 'text', expected: 'the name of a branch, a tag or a commit', pattern: revision },
    default: null,
    description:
      "What the branch is compared with. By default the branch's upstream if it is another branch, else the " +
      'nearest of `origin/HEAD`, `origin/main`, `main`, `origin/master` and `master`.',
    example: 'origin/develop',
  },
  ignore: {
    key: 'ignore',
    type: {
      kind: 'texts',
      expected: 'a glob such as `docs/**`, relative to the root',
      pattern: glob,
      most: globLimits.count,
      assert: assertGlob,
    },
    default: [],
    description:
      'Files that are no part of the handoff: changes to them are not told and make no page stale.',
    example: '["docs/**", "**/*.snap"]',
  },
  detailLevel: {
    key: 'detail_level',
    type: { kind: 'choice', values: ['full', 'summary'] },
    default: 'full',
    description: '`full` lists every file with its lines, `summary` groups the files by folder.',
    example: 'summary',
  },
  includeCode: {
    key: 'include_code',
    type: { kind: 'boolean' },
    default: false,
    description:
      'Shows the signatures of new symbols, and of those that look different from outside, fenced below their files: at most 8 a file and 40 in all. A block that a person changes is theirs from then on.',
    example: 'true',
  },
  includeEnv: {
    key: 'include_env',
    type: { kind: 'boolean' },
    default: true,
    description: 'Adds the section Environment: how to run and test, and the variables the code needs.',
    example: 'false',
  },
  format: {
    key: 'format',
    type: { kind: 'choice', values: ['markdown', 'json'] },
    default: 'markdown',
    description: '`json` writes the same page as data.',
    example: 'json',
  },
  prompt: {
    key: 'prompt',
    type: { kind: 'choice', values: ['auto', 'never'] },
    default: 'auto',
    description: '`auto` asks where a person sits at a terminal, `never` never asks.',
    example: 'never',
  },
  publish: {
    key: 'publish',
    type: { kind: 'choice', values: ['auto', 'block', 'local'] },
    default: 'auto',
    description:
      'What the push hook does with a page it has just committed: `auto` publishes it in the same push, ' +
      '`block` stops the push and asks for another one, `local` leaves it for the next push.',
    example: 'local',
  },
  verify: {
    key: 'verify',
    type: { kind: 'texts', expected: 'a command on one line, such as `npm test`', pattern: command },
    default: [],
    description: 'Commands that show whether the branch works. The page lists their results.',
    example: '["npm test"]',
  },
  sections: {
    key: 'sections',
    type: { kind: 'choices', expected: 'the name of a section', values: sectionNames },
    default: sectionNames,
    description:
      'The sections of a new page, in order. An optional one that is not named (`architecture`, ' +
      '`dependencies`, `environment`) is left out; one of the others comes after those that are named.',
    example: `[remaining, ${requiredSections.filter((name) => name !== 'remaining').join(', ')}]`,
  },
  rules: {
    key: 'rules',
    type: { kind: 'rules' },
    default: Object.fromEntries(
      Object.entries(rules).map(([id, { severity }]) => [id, { severity }]),
    ) as Config['rules'],
    description: 'How loud each rule of `git handoff check` is: `off`, `info`, `warning` or `error`.',
    example: '{ no-unknown-path: "off", page-size: { severity: info } }',
  },
  failOn: {
    key: 'fail_on',
    type: { kind: 'choice', values: ['error', 'warning', 'info', 'never'] },
    default: 'error',
    description: 'The level from which findings make `git handoff check` exit with 1.',
    example: 'warning',
  },
}

/** Every key of `.handoff.yml`, in the order of the documentation. */
export const options: readonly Option[] = (Object.keys(table) as (keyof Config)[]).map((property) => ({
  ...table[property],
  property,
}))

/** What holds where there is no `.handoff.yml`. */
export const defaultConfig = Object.fromEntries(
  options.map((option) => [option.property, option.default]),
) as unknown as Config

export const ruleIds = Object.keys(rules) as readonly RuleId[]
