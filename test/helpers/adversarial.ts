import vm from 'node:vm'

/** A text that is made for a parser or an expression to fail late on: a beginning, a unit repeated, an end. */
export interface Shape {
  before: string
  unit: string
  after: string
}

const units = [
  ...[
    ' ',
    '\t',
    '\n',
    ' \n',
    '\r\n',
    'a',
    'A',
    '1',
    'é',
    '_',
    '-',
    '.',
    '/',
    ':',
    '=',
    '#',
    '*',
    '`',
    '\\',
    '|',
    '~',
    '@',
    '$',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '<',
    '>',
    '"',
    "'",
    '…',
    'a ',
    'a.',
    'a/',
    'a-',
    'a:',
    'a,',
    '- ',
    '1. ',
    '~/',
    '<!--',
    '<?',
  ],
  ...['*a_ ', '[a](', '`a` ', '"a', 'TODO: a\n', 'a = ', '$$', '://', 'a b\n', '(a', '\n\n', '  \n', 'aA1_'],
] // prettier-ignore

/** What everyone tries: each unit alone, and after a letter with a control character at the end, which few expressions match. */
export const commonShapes: readonly Shape[] = units.flatMap((unit) => [
  { before: '', unit, after: '' },
  { before: 'x', unit, after: '\u0001' },
])

export function build({ before, unit, after }: Shape, size: number): string {
  return before + unit.repeat(Math.max(1, Math.floor(size / unit.length))) + after
}

/** One step of a text that an expression matches, and whether it may be repeated. */
interface Step {
  text: string
  repeats: boolean
}

/**
 * Shapes for one expression: of a text that it matches, everything up to a part that may be repeated, that part repeated, and
 * whatever comes before such a part repeated as a whole, so that the search begins again and again.
 */
export function deriveShapes(source: string): Shape[] {
  const shapes = new Map<string, Shape>()
  const add = (before: string, unit: string, after: string) => {
    if (unit !== '' && unit.length < 200) shapes.set(`${before}\0${unit}\0${after}`, { before, unit, after })
  }
  for (let choice = 0; choice < 4; choice += 1) {
    const steps = readSteps(source, choice)
    const whole = steps.map(({ text }) => text).join('')
    add('', whole, '')
    add('', `${whole}\n`, '')
    let before = ''
    for (const [at, { text, repeats }] of steps.entries()) {
      if (repeats) {
        add(before, text, '\u0001')
        add('', before, '')
        add('', before + text, '')
        add('', text, '')
        // The parts before that may be repeated as well begin again within this one.
        const earlier = steps.slice(0, at).findLast((step) => step.repeats)
        if (earlier !== undefined) add('', earlier.text + text, '\u0001')
      }
      before += text
    }
  }
  return [...shapes.values()].slice(0, 60)
}

/** Steps of one text that an expression matches; of alternatives, `choice` says which. */
function readSteps(source: string, choice: number): Step[] {
  let at = 0
  return readAlternatives()

  function readAlternatives(): Step[] {
    const alternatives = [readSequence()]
    while (source[at] === '|') {
      at += 1
      alternatives.push(readSequence())
    }
    return alternatives[choice % alternatives.length] ?? []
  }

  function readSequence(): Step[] {
    const steps: Step[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const part = readPart()
      const [quantifier = ''] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(at)) ?? []
      at += quantifier.length
      const least = Number(/\d+/.exec(quantifier)?.[0] ?? 1)
      const text = part.map((step) => step.text).join('')
      const repeats = /^(?:[*+]|\{\d+,)/.test(quantifier)
      if (part.length === 1 || repeats)
        steps.push({ text: text.repeat(Math.min(Math.max(least, 1), 40)), repeats })
      else steps.push(...part)
      // What is repeated within a part that is repeated.
      if (repeats && part.length > 1) steps.push(...part.filter((step) => step.repeats))
    }
    return steps
  }

  function readPart(): Step[] {
    const rest = source.slice(at)
    const group = /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(rest)
    if (group !== null) {
      at += group[0].length
      const steps = readAlternatives()
      at += 1
      return /^\(\?<?!/.test(group[0]) ? [] : steps
    }
    const set = /^\[(\^?)((?:\\.|[^\]\\])*)\]/.exec(rest)
    if (set !== null) {
      at += set[0].length
      return [{ text: inSet(set[1] !== '', set[2] ?? ''), repeats: false }]
    }
    const [written = rest[0] ?? ''] =
      /^\\(?:[pP]\{[^}]*\}|k<\w+>|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|.)/i.exec(rest) ?? []
    at += written.length
    return [{ text: readCharacter(written), repeats: false }]
  }
}

function readCharacter(written: string): string {
  if (/^\\[bBkpP]/.test(written)) return /^\\[pP]/.test(written) ? 'a' : ''
  if (/^\\[ux]/.test(written))
    return String.fromCodePoint(Number.parseInt(written.replace(/\W|[ux]/g, ''), 16) || 0)
  const classes: Record<string, string> = {
    '\\s': ' ',
    '\\S': 'a',
    '\\w': 'a',
    '\\W': '-',
    '\\d': '1',
    '\\D': 'a',
    '\\n': '\n',
    '\\r': '\r',
    '\\t': '\t',
    '.': 'a',
    '^': '',
    $: '',
  }
  return classes[written] ?? written.replace(/^\\/, '')
}

function inSet(negated: boolean, members: string): string {
  if (!negated) return readCharacter(/^\\?./.exec(members)?.[0] ?? '')
  for (const candidate of ['a', ' ', '-', '1', '.', '\n', '(', '[', '`'])
    if (new RegExp(`[^${members}]`).test(candidate)) return candidate
  return '\u00e9'
}

export interface Timing {
  shape: Shape
  milliseconds: number
}

/** Ends even what the engine would take for ever on. */
const patience = 2_000
const context = vm.createContext({ performance })
const script = new vm.Script(
  `
  const slow = []
  for (const text of texts) {
    const before = performance.now()
    text.replace(expression, '')
    slow.push(performance.now() - before)
  }
  slow
`.replaceAll('const slow', 'var slow'),
)

/** Milliseconds that an expression takes on each text, for all matches; null where they do not end. */
export function timeExpression(expression: RegExp, texts: readonly string[]): number[] | null {
  const flags = `${expression.flags.replace(/[gy]/g, '')}g`
  Object.assign(context, { texts, expression: new RegExp(expression.source, flags) })
  try {
    return [...(script.runInContext(context, { timeout: patience }) as number[])]
  } catch {
    return null
  }
}
