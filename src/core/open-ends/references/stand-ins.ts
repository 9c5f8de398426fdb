/** Symbols that stood in for what a platform may have: once it has it, their uses go on. */
import { isMember, type LostSymbol, lastPart } from './lost-symbols.js'
import { findWord } from './words.js'

/** Families whose uses say nothing of where a name comes from; in the others an import of the old place is broken. */
const judged: ReadonlySet<string> = new Set(['c', 'ruby', 'php', 'c#'])

/** `lib/compat/strlcpy.c`, `lib/core_ext/hash.rb` */
const folder = /(?:^|\/)(?:compat\w*|polyfills?|shims?|backports?|core_ext\w*|monkey_patches)(?:\/|\.\w+$)/i

/** Of Ruby itself. */
const builtIn =
  /^(?:Array|BasicObject|Class|Comparable|Date|DateTime|Enumerable|FalseClass|Float|Hash|Integer|Kernel|Method|Module|NilClass|Numeric|Object|Proc|Range|Regexp|Set|String|Struct|Symbol|Time|TrueClass)$/

/** Whether it stood in for another symbol, by its place; `former` is the text that declared it, where it was read. */
export function isStandIn(lost: LostSymbol, former: string | null): boolean {
  if (!judged.has(lost.family)) return false
  if (lost.paths.some((path) => folder.test(path))) return true
  if (lost.family === 'ruby' && isMember(lost) && builtIn.test(lastPart(lost.owner ?? ''))) return true
  return former !== null && (isConditional(lost, former) || (lost.family === 'c' && wasStatic(lost, former)))
}

/** Renamed and made public at once: before, no other file could mean it. */
function wasStatic({ name, paths }: LostSymbol, text: string): boolean {
  // Those of a header are in every file that includes it.
  if (paths.some((path) => /\.(?:h\w*|inc)$/i.test(path))) return false
  const head = findWord(text, name).map((at) => text.slice(Math.max(0, at - 120), at))
  return head.some((before) => /(?:^|[;}\n])[ \t]*(?:\w+[ \t]+)*static\b[^;{}()=]*$/.test(before))
}

/** Where the text of the symbol before the branch tells more. */
export function needsFormerText({ family }: LostSymbol): boolean {
  return family === 'c' || family === 'php'
}

/** `#if` around a first mention, or `function_exists('str_contains')` before it. */
function isConditional({ name, family }: LostSymbol, text: string): boolean {
  const [first] = findWord(text, name)
  if (first === undefined) return false
  const before = text.slice(0, first).split('\n')
  if (family === 'php') return /function_exists\(\s*['"]?$/.test(before.at(-1) ?? '')
  return openConditions(before) > 0
}

/** How many `#if` are open at the end of the lines, a header's guard (`#ifndef A`, `#define A`) aside. */
function openConditions(lines: readonly string[]): number {
  const open: boolean[] = []
  lines.forEach((line, row) => {
    if (/^\s*#\s*if/.test(line)) {
      const guarded = /^\s*#\s*ifndef\s+(\w+)/.exec(line)?.[1]
      const next = lines.slice(row + 1).find((each) => each.trim() !== '') ?? ''
      const isGuard = guarded !== undefined && new RegExp(`^\\s*#\\s*define\\s+${guarded}\\s*$`).test(next)
      open.push(!isGuard && !/__cplusplus/.test(line))
    } else if (/^\s*#\s*endif/.test(line)) open.pop()
  })
  return open.filter(Boolean).length
}
