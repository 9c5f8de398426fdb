/**
 * Globs as `ignore:` takes them: `*`, `**`, `?`, `{a,b}` and classes such as `[a-z]` or `[!0-9]`. Every other character
 * means itself.
 *
 * A glob comes with the branch, so the time to match must not depend on how it is written. It is compiled into steps
 * (Thompson's construction), and all the ways to match are followed side by side, one character of the path after the
 * other: never more work than the length of the path times that of the glob. Braces are not expanded.
 */
interface Glob {
  matches(path: string): boolean
}

/** What a glob may be at most: in characters, in braces within braces, and in the number of globs. */
export const globLimits = { length: 500, nesting: 10, count: 200 } as const

/** Why a text is no glob that we know, as Markdown without its full stop, and what to write instead. */
interface GlobProblem {
  message: string
  hint: string
}

/** What must come next in the path; `next` are the steps behind it, by their number. */
type Step =
  | { kind: 'end' }
  | { kind: 'fork'; next: number[] }
  | { kind: 'letter'; accepts: (code: number) => boolean; next: number }

const slash = 47

/** What is wrong with a glob; null where it can be compiled. */
export function findGlobProblem(glob: string): GlobProblem | null {
  if (glob.length > globLimits.length)
    return {
      message: `a glob has at most ${globLimits.length} characters, and this one has ${glob.length}`,
      hint: 'Name the folder instead of the files in it.',
    }
  const group = /[?*+@!]\(/.exec(glob)?.[0]
  if (group !== undefined)
    return {
      message: `\`${group}…)\` is a pattern that is not supported`,
      hint: `Write \`{a,b}\` for alternatives, or \`${group.slice(0, 1)}[(]\` where the bracket is part of a name.`,
    }
  if (glob.includes('(') && glob.includes('|') && glob.includes(')'))
    return { message: '`(a|b)` is a pattern that is not supported', hint: 'Write `{a,b}` for alternatives.' }
  if (/\{[^{},/]{1,20}\.\.[^{},/]{1,20}\}/.test(glob))
    return { message: 'a range in braces is not supported', hint: 'Write every value: `{1,2,3}`.' }
  if (/\[\[:[a-z]{1,20}:\]/.test(glob))
    return { message: '`[[:name:]]` is not supported', hint: 'Write the characters: `[a-z]`, `[0-9]`.' }
  return findBadNesting(glob) ?? findBadClass(glob)
}

function findBadNesting(glob: string): GlobProblem | null {
  let depth = 0
  for (const letter of glob) {
    if (letter === '{') depth += 1
    if (letter === '}') depth = Math.max(0, depth - 1)
    if (depth > globLimits.nesting)
      return {
        message: `braces are nested more than ${globLimits.nesting} levels deep`,
        hint: 'Write several globs.',
      }
  }
  return null
}

function findBadClass(glob: string): GlobProblem | null {
  for (let at = glob.indexOf('['); at !== -1; at = glob.indexOf('[', at + 1)) {
    const found = parseClass(glob, at)
    if (found === null) continue
    const wrong = found.ranges.find(([first, last]) => first > last)
    if (wrong !== undefined)
      return {
        message: `\`${glob.slice(at, found.end)}\` has a range that runs backwards`,
        hint: `Write \`${String.fromCharCode(wrong[1])}-${String.fromCharCode(wrong[0])}\`.`,
      }
    at = found.end - 1
  }
  return null
}

export function compileGlob(glob: string): Glob {
  const steps: Step[] = [{ kind: 'end' }]
  const start = compile(parseBraces(withoutRepeats(glob)), 0, steps)
  return { matches: createMatcher(steps, start) }
}

/** A second `**` in a row says no more than the first. */
function withoutRepeats(glob: string): string {
  const folders = glob.split('/')
  return folders.filter((folder, at) => folder !== '**' || folders[at - 1] !== '**').join('/')
}

/** Texts and alternatives, in the order of the glob. */
type Part = string | Part[][]

/** Takes a glob apart at its braces; one that is never closed, or has no comma, is a character as any other. */
function parseBraces(glob: string): Part[] {
  const open: { parts: Part[]; alternatives: Part[][] }[] = [{ parts: [], alternatives: [] }]
  const top = () => open.at(-1) as { parts: Part[]; alternatives: Part[][] }
  const add = (text: string) => {
    const { parts } = top()
    const last = parts.at(-1)
    if (typeof last === 'string') parts[parts.length - 1] = last + text
    else parts.push(text)
  }
  const addAll = (parts: readonly Part[]) => {
    for (const part of parts) typeof part === 'string' ? add(part) : top().parts.push(part)
  }
  for (let at = 0; at < glob.length; at += 1) {
    const letter = glob.charAt(at)
    const end = letter === '[' ? (parseClass(glob, at)?.end ?? at + 1) : at + 1
    if (letter === '{') open.push({ parts: [], alternatives: [] })
    else if (letter === ',' && open.length > 1) {
      const level = top()
      level.alternatives.push(level.parts)
      level.parts = []
    } else if (letter === '}' && open.length > 1) {
      const { parts, alternatives } = open.pop() as { parts: Part[]; alternatives: Part[][] }
      if (alternatives.length > 0) top().parts.push([...alternatives, parts])
      else {
        add('{')
        addAll(parts)
        add('}')
      }
    } else add(glob.slice(at, end))
    at = end - 1
  }
  while (open.length > 1) {
    const { parts, alternatives } = open.pop() as { parts: Part[]; alternatives: Part[][] }
    add('{')
    for (const alternative of alternatives) {
      addAll(alternative)
      add(',')
    }
    addAll(parts)
  }
  return top().parts
}

/** Adds the steps of `parts`, the last one first, and returns the number of the step to begin with. */
function compile(parts: readonly Part[], next: number, steps: Step[], before = '', after = ''): number {
  let start = next
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index] as Part
    // A neighbour that is a group of alternatives is no border of a folder.
    const left = index === 0 ? before : edgeOf(parts[index - 1], -1)
    const right = index === parts.length - 1 ? after : edgeOf(parts[index + 1], 0)
    start =
      typeof part === 'string'
        ? compileText(part, start, steps, left, right)
        : fork(
            part.map((alternative) => compile(alternative, start, steps, left, right)),
            steps,
          )
  }
  return start
}

function edgeOf(part: Part | undefined, at: number): string {
  return typeof part === 'string' ? (part.at(at) ?? '') : '{'
}

function fork(next: number[], steps: Step[]): number {
  return steps.push({ kind: 'fork', next }) - 1
}

function letter(accepts: (code: number) => boolean, next: number, steps: Step[]): number {
  return steps.push({ kind: 'letter', accepts, next }) - 1
}

/** `before` and `after` are the characters around the text, empty at the ends of the glob. */
function compileText(text: string, next: number, steps: Step[], before: string, after: string): number {
  let start = next
  for (const token of tokensOf(text, before, after).toReversed()) start = compileToken(token, start, steps)
  return start
}

type Token =
  | { kind: 'folders' | 'all' | 'rest' | 'star' }
  | { kind: 'one'; accepts: (code: number) => boolean /** Or this text. */; or?: string }

function tokensOf(text: string, before: string, after: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    const char = text.charAt(at)
    let end = at + 1
    if (char === '*') {
      while (text.charAt(end) === '*') end += 1
      const left = at === 0 ? before : text.charAt(at - 1)
      const right = end === text.length ? after : text.charAt(end)
      const isWhole = end - at > 1 && (left === '' || left === '/') && (right === '' || right === '/')
      if (!isWhole) tokens.push({ kind: 'star' })
      else if (right === '/' && end < text.length) {
        tokens.push({ kind: 'folders' })
        end += 1
      } else tokens.push({ kind: 'all' })
    } else if (
      text.charAt(at - 1) !== '*' &&
      text.startsWith('/**', at) &&
      /^\/\*+$/.test(text.slice(at)) &&
      after === ''
    ) {
      // `docs/**` holds for a file called `docs` as well, `*/**` only for what is in a folder.
      tokens.push({ kind: 'rest' })
      end = text.length
    } else if (char === '?') tokens.push({ kind: 'one', accepts: (given) => given !== slash })
    else {
      const found = char === '[' ? parseClass(text, at) : null
      end = found?.end ?? end
      if (found === null) tokens.push({ kind: 'one', accepts: (given) => given === code })
      // `app/[id]/page.tsx`: a folder may really be called so.
      else {
        const or = /^\[\w+\]$/.test(text.slice(at, end)) ? { or: text.slice(at, end) } : {}
        tokens.push({ kind: 'one', accepts: acceptsOf(found), ...or })
      }
    }
    at = end
  }
  return tokens
}

function compileToken(token: Token, next: number, steps: Step[]): number {
  switch (token.kind) {
    case 'one': {
      const one = letter(token.accepts, next, steps)
      if (token.or === undefined) return one
      const codes = Array.from(token.or, (char) => char.charCodeAt(0)).toReversed()
      const text = codes.reduce((start, code) => letter((given) => given === code, start, steps), next)
      return fork([one, text], steps)
    }
    case 'star':
      return repeat((code) => code !== slash, next, steps)
    case 'all':
      return repeat(() => true, next, steps)
    case 'rest':
      return fork(
        [
          next,
          letter(
            (code) => code === slash,
            repeat(() => true, next, steps),
            steps,
          ),
        ],
        steps,
      )
    case 'folders': {
      // Nothing, or anything that ends with a slash.
      const slashStep = letter((code) => code === slash, next, steps)
      return fork([next, repeat(() => true, slashStep, steps)], steps)
    }
  }
}

function repeat(accepts: (code: number) => boolean, next: number, steps: Step[]): number {
  const start = fork([next], steps)
  const again = letter(accepts, start, steps)
  ;(steps[start] as { next: number[] }).next.push(again)
  return start
}

interface CharacterClass {
  negated: boolean
  ranges: (readonly [first: number, last: number])[]
  /** Behind the closing bracket. */
  end: number
}

/** `[abc]`, `[a-z]`, `[!a]`, `[]a]`; null where the bracket is never closed, and means itself. */
function parseClass(text: string, at: number): CharacterClass | null {
  const negated = text.charAt(at + 1) === '!' || text.charAt(at + 1) === '^'
  const first = negated ? at + 2 : at + 1
  const close = text.indexOf(']', first + 1)
  if (close === -1) return null
  const inside = text.slice(first, close)
  if (inside.includes('/')) return null
  const ranges: (readonly [number, number])[] = []
  for (let index = 0; index < inside.length; index += 1) {
    const code = inside.charCodeAt(index)
    const isRange = inside.charAt(index + 1) === '-' && index + 2 < inside.length
    ranges.push([code, isRange ? inside.charCodeAt(index + 2) : code])
    if (isRange) index += 2
  }
  return { negated, ranges, end: close + 1 }
}

function acceptsOf({ negated, ranges }: CharacterClass): (code: number) => boolean {
  return (code) => code !== slash && ranges.some(([first, last]) => code >= first && code <= last) !== negated
}

/** All the steps that a path may be at, after some of its characters. */
interface State {
  steps: readonly number[]
  /** Whether the glob may end here. */
  ended: boolean
  /** Where each character leads that was seen here, by its code. */
  following: Map<number, State>
}

/** States that are kept; a glob that has more forgets them and works them out again. */
const mostStates = 1_000

/** Follows all the ways at once. What a character leads to is kept: most paths of a project go the same ways. */
function createMatcher(steps: readonly Step[], start: number): (path: string) => boolean {
  const seen = new Int32Array(steps.length)
  let turn = 0
  let known = new Map<string, State>()
  let first = stateOf([start])
  return (path) => {
    let state = first
    for (let at = 0; at < path.length; at += 1) {
      if (state.steps.length === 0) return false
      const code = path.charCodeAt(at)
      state = state.following.get(code) ?? follow(state, code)
    }
    return state.ended
  }

  function follow(state: State, code: number): State {
    const targets: number[] = []
    for (const number of state.steps) {
      const step = steps[number] as Step
      if (step.kind === 'letter' && step.accepts(code)) targets.push(step.next)
    }
    if (known.size >= mostStates) {
      known = new Map()
      first = stateOf([start])
    }
    const next = stateOf(targets)
    state.following.set(code, next)
    return next
  }

  /** Every character that may come now; `seen` keeps a step from being entered twice. */
  function stateOf(targets: readonly number[]): State {
    turn += 1
    const letters: number[] = []
    let ended = false
    const waiting = [...targets]
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      if (seen[number] === turn) continue
      seen[number] = turn
      const step = steps[number] as Step
      if (step.kind === 'end') ended = true
      else if (step.kind === 'letter') letters.push(number)
      else waiting.push(...step.next)
    }
    letters.sort((a, b) => a - b)
    const key = `${ended} ${letters.join(' ')}`
    const state = known.get(key) ?? { steps: letters, ended, following: new Map() }
    known.set(key, state)
    return state
  }
}
