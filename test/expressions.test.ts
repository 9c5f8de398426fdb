import { describe, expect, it } from 'vitest'
import { languageTables, lineFormsOf } from '../src/core/languages/index.js'
import { build, commonShapes, deriveShapes, type Shape, timeExpression } from './helpers/adversarial.js'
import { type Expression, listExpressions } from './helpers/expressions.js'

const declaring = 'lines over 1,000 characters declare nothing, see `longestDeclaration`'
const naming = 'of what git grep finds, lines over 1,000 characters are left out'

/** Expressions that only ever see short texts: how they begin, characters of the longest text, and what keeps it that short. */
const bounded: readonly (readonly [start: string, most: number, why: string])[] = [
  ['^(?:#{1,6}\\s+(.+?)|\\*\\*([^*]+)', 200, 'a longer line of a message is no heading'],
  ['[ \\t]+#*[ \\t\\r]*$', 200, 'a longer line of a page is no heading'],
  ['(?<!\\s)(?:\\s*\\((?:#|gh-|!)\\d+\\))+$', 1_000, 'subjects are cut'],
  ['(?:\\bgroups?:|:groups?\\s*=>)', 2_000, 'the statement of a gem is cut'],
  ['`[^`\\n]*`|\\]\\([^)\\n]*\\)', 1_000, 'the text is cut just before'],
  ['\\/\\*.*?\\*\\/|\\/\\/.*', 1_000, 'a name in a list of imports is cut'],
  ['^[\\s>*_+-]*(?:none|nothing', 60, 'a longer text is not asked'],
  ['\\b(\\w+)(?:::\\w+)*::$|(\\.)\\s*$', 80, 'only so much before a name is looked at'],
  ['\\bname\\s*=\\s*(?:["\'\\`]', 5_000, 'longer lines are not searched'],
  ['\\bfun\\s+(?:<[^()]*>\\s*)?([\\w.]+)', 1_000, declaring],
  ['^(?!return\\b|new\\b|throw\\b|else\\b|await\\b)', 1_000, declaring],
  ['^type\\s+([\\p{L}_][\\p{L}\\p{N}_]*)[^={]*\\b', 1_000, declaring],
  ['^(?:(?:public|private|protected|internal|open|abstract', 1_000, declaring],
  ['^(?:(?:public|protected|private|static|abstract|final)\\s+)*function', 1_000, declaring],
  ['^(?:export\\s+)?(?:default\\s+)?(?:declare\\s+)?(?:async\\s+)?function', 1_000, declaring],
  ['^(?:(?:public|private|protected|static|override|abstract|readonly|async', 1_000, declaring],
  ['#\\s*define\\s+name\\b|', 1_000, naming],
  ['\\b(?:class|struct|interface|enum|record|delegate', 1_000, naming],
  ['^func\\s*(?:\\([^)]*\\)\\s*)?name', 1_000, naming],
  ['\\b(?:function\\s*\\*?|class|interface|type', 1_000, naming],
  ['\\b(?:class|interface|enum|record|object', 1_000, naming],
  ['\\b(?:class|interface|trait|enum|const|as)', 1_000, naming],
  ['\\b(?:def|class|as|global|nonlocal)', 1_000, naming],
  ['\\bdef\\s+(?:[\\w]+\\.)?name', 1_000, naming],
  ['\\b(?:fn|struct|enum|trait|type|mod|union', 1_000, naming],
]

/** What `new RegExp` makes that the sources do not say at that place, and why nothing is missed. */
const copies: Readonly<Record<string, string>> = {
  'new RegExp(lexicon.hereDocument)':
    'a copy of an expression in the table of a language, which is a literal',
  "new RegExp(source, 'g')": 'what `form` makes for the tables of languages: taken from the tables below',
}

/** How every language reads the environment. */
const forms: Expression[] = [...languageTables.keys(), 'swift', 'elixir', 'dart', 'shell', null].flatMap(
  (name) =>
    (lineFormsOf(name).reads?.forms ?? []).map(({ pattern: { source, flags } }) => ({
      place: `core/languages, environment of ${name}`,
      source,
      flags,
    })),
)

const { expressions, unknown } = listExpressions()
const quick = 10_000
/** Milliseconds above which a text of that size is looked at again. */
const suspicious = 0.3
const quickTexts = commonShapes.map((shape) => build(shape, quick))

/** Expressions of the same text are one. */
const distinct = [
  ...new Map([...expressions, ...forms].map((each) => [`${each.source}/${each.flags}`, each])).values(),
]

describe('the expressions of the sources', () => {
  it('are all known', () => {
    expect(distinct.length).toBeGreaterThan(1_000)
    expect(forms.length).toBeGreaterThan(10)
    expect(commonShapes.length).toBeGreaterThanOrEqual(30)
    expect(unknown.filter(({ text }) => !(text in copies))).toEqual([])
  })

  it('take time that grows with the text', () => {
    let slow = distinct.filter(
      (expression) => boundOf(expression) === undefined && findSlow(expression) !== null,
    )
    // A machine that is busy with something else makes a measurement wrong now and then, and not always the same one.
    for (let again = 0; again < 5 && slow.length > 0; again += 1)
      slow = slow.filter((expression) => findSlow(expression) !== null)
    expect(slow.map(findSlow)).toEqual([])
  })

  it.each(bounded)('take little time on their longest text: %s', (start, most) => {
    const found = distinct.filter(({ source }) => source.startsWith(start))
    expect(found).not.toEqual([])
    for (const { place, source, flags } of found) {
      const shapes = [...commonShapes, ...deriveShapes(source)]
      const texts = shapes.map((shape) => build(shape, most))
      const expression = new RegExp(source, flags)
      const times = timeExpression(expression, texts) ?? texts.map(() => 5)
      for (const [at, milliseconds] of times.entries()) {
        if (milliseconds < 5) continue
        const again = fastest(expression, texts[at] ?? '', 5)
        expect(again, `${place} /${source}/ on ${describeShape(shapes[at])}`).toBeLessThan(5)
      }
    }
  })

  // What the test above would find: it must not pass because it looks at nothing.
  it.each([/\s+$/, /\s*\n\s*/, /<!--[\s\S]*?-->/, /^(a+)+$/, /(?<![a-z])[a-z]+\d*[a-z]+!/])(
    'are found where they do not: %s',
    { retry: 2 },
    ({ source, flags }) => {
      expect(findSlow({ place: 'here', source, flags })).not.toBeNull()
    },
  )

  it.each([/(?<!\s)\s+$/, /[a-z]+/g, /^\s*(?:#.*)?$/m, /<!--[^>]{0,40}-->/])(
    'pass where they do: %s',
    { retry: 2 },
    ({ source, flags }) => {
      expect(findSlow({ place: 'here', source, flags })).toBeNull()
    },
  )
})

function boundOf({ source }: Expression): number | undefined {
  return bounded.find(([start]) => source.startsWith(start))?.[1]
}

/** The first text on which twice the size takes more than three times as long; null where there is none. */
function findSlow({ place, source, flags }: Expression): string | null {
  const own = deriveShapes(source)
  const shapes = [...commonShapes, ...own]
  const expression = new RegExp(source, flags)
  // The first runs compile the expression.
  const texts = ['', 'a', ...quickTexts, ...own.map((shape) => build(shape, quick))]
  const times = timeExpression(expression, texts)?.slice(2)
  if (times === undefined) return `${place} /${source}/ does not end`
  for (const [at, milliseconds] of times.entries()) {
    const shape = shapes[at]
    if (shape === undefined || milliseconds < suspicious) continue
    if (fastest(expression, build(shape, quick), 2) < suspicious) continue
    if (isSlow(expression, shape)) return `${place} /${source}/ on ${describeShape(shape)}`
  }
  return null
}

/** Measured again while it looks slow, so that a busy machine does not make it so. */
function isSlow(expression: RegExp, shape: Shape): boolean {
  const [half, whole] = [build(shape, 50_000), build(shape, 100_000)]
  let [least, most] = [Infinity, Infinity]
  for (let round = 0; round < 6; round += 1) {
    least = Math.min(least, fastest(expression, half, 1))
    if (round > 0 && least > 200) return true
    most = Math.min(most, fastest(expression, whole, 1))
    if (most <= 3 || most <= 3 * least) return false
  }
  return true
}

function fastest(expression: RegExp, text: string, times: number): number {
  let best = Infinity
  for (let time = 0; time < times; time += 1)
    best = Math.min(best, timeExpression(expression, [text])?.[0] ?? Infinity)
  return best
}

function describeShape(shape: Shape | undefined): string {
  return JSON.stringify(shape)
}
