/** Languages in which a name, once loaded, is known everywhere: then no line may declare it any more. */

import { escapePattern, findWord, isDistinctive, qualifierBefore, textAfter } from '../names.js'
import {
  findMemberUse,
  isTouched,
  type NamedFile,
  type NamingRules,
  type Standing,
  type Use,
  withoutModules,
} from '../naming.js'
import { isMember, type LostSymbol } from '../symbols.js'

/** What differs between these languages. */
interface GlobalNames {
  /** How members of something else are reached: `.` of `user.name`. */
  memberMarks: readonly string[]
  /** Matches what stands before an argument of a macro. */
  macros?: RegExp
  /** Whether a function is called without brackets. */
  bareCalls: boolean
  /** Matches, from its line's start, what announces a function without being one: a prototype. `name` comes escaped. */
  announcement?: (name: string) => RegExp
}

function findGlobalUse(
  lost: LostSymbol,
  file: NamedFile,
  standing: Standing,
  names: GlobalNames,
): Use | null {
  if (isMember(lost)) return findMemberUse(lost, file, standing)
  if (standing.declared || lost.change === 'moved' || !isDistinctive(lost.name)) return null
  const announcement = names.announcement?.(escapePattern(lost.name))
  let announced: Use | null = null
  for (const at of findWord(file.code, lost.name)) {
    const how = readUse(lost, file, at, names)
    if (how === null) continue
    if (announcement?.test(lineAt(file.code, at)) !== true) return { at, how }
    announced ??= { at, how: 'declares' }
  }
  return announced
}

function readUse(lost: LostSymbol, file: NamedFile, at: number, names: GlobalNames): Use['how'] | null {
  const { memberMarks, bareCalls } = names
  const qualifier = qualifierBefore(file.code, at)
  if (isTouched(file, at) || (qualifier !== null && !isOwn(qualifier, lost, memberMarks))) return null
  // Half of another name: Ruby's `valid` in `valid?`.
  if (bareCalls && /^[?!](?!=)/.test(file.code.slice(at + lost.name.length))) return null
  const next = textAfter(file.code, at, lost.name)
  // A macro may make another name of it: `TEST(sign_token)`.
  if (names.macros?.test(file.code.slice(Math.max(0, at - 60), at)) === true) return null
  // A label, a key, a variable of this name.
  if (/^(?::(?!:)|=(?![=>~]))/.test(next)) return null
  if (next.startsWith('(') || /\bnew\s+$/.test(file.code.slice(Math.max(0, at - 10), at))) return 'calls'
  const isValue = bareCalls || /^[,;)}]/.test(next)
  return lost.kind === 'function' && !isValue ? null : 'names'
}

/** `Auth::Session` where Session stood in Auth, or in a folder of that name; `std::` is none of ours. */
function isOwn(
  { name, by }: { name: string; by: string },
  { owner, paths }: LostSymbol,
  memberMarks: readonly string[],
): boolean {
  if (memberMarks.includes(by)) return false
  if (owner !== null) return owner.split('.').includes(name)
  return paths.some((path) => path.toLowerCase().split(/[/.]/).includes(name.toLowerCase()))
}

function lineAt(code: string, at: number): string {
  const end = code.indexOf('\n', at)
  return code.slice(code.lastIndexOf('\n', at) + 1, end === -1 ? code.length : end)
}

const statement = String.raw`(?:return|else|new|delete|throw|case|goto|co_\w+)\b`
const typeList = String.raw`[\w:,\s*&]*`
/** What stands before a name that is declared: words, stars and references. */
const type = String.raw`(?!${statement})(?:[A-Za-z_][\w:]*(?:<${typeList}(?:<[^<>]*>${typeList})*>)?(?:\s+|\s*[*&]+\s*))+`
/** `void sign(token *t);`, not `return sign(t);` */
const prototype = String.raw`(?:extern\s+)?(?!${statement})[A-Za-z_][\w\s*&:<>,]*[\s*&]\w+\s*\([^{}]*\)[^{}()=]*;\s*(?:\/[/*].*)?$`

/** C and its relatives: a header's prototype is no function, it is left over when the function goes. */
export const c: NamingRules = {
  family: 'c',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`#\s*define\s+${name}\b`,
        String.raw`\b(?:struct|union|enum|class|typedef|using|namespace)\s+(?:\w+\s+)*${name}\b(?!\s*[*&\w(])`,
        // A function with its body, or with more parameters on the next line; in a class, an announced one too.
        String.raw`^(?!${prototype})${type}(?:[\w:<>~]+::)?${name}\s*\(`,
        String.raw`^\s+${type}${name}\s*\(`,
        // Macros around its type: `INLINE(int) sign(token *t)`, `typedef map_t(int) tokens;`.
        String.raw`^(?!.*;\s*$)(?!${statement})[A-Za-z_]\w*\s*\([^()]*\)[\w\s*&]*?[\s*&)]${name}\s*\(`,
        String.raw`^\s*typedef\b[^;]*[\s*&)]${name}\s*[;,[]`,
        // Its type stands on the line before.
        String.raw`^${name}\s*\(`,
        // A variable, a field or a parameter.
        String.raw`(?:^\s*|[(,{;]\s*)${type}${name}\s*(?:[=;,)[]|$)`,
        String.raw`^\s*${name}\s*(?:,|=[^=]|$)`,
        String.raw`\}\s*\*?${name}\s*;`,
        String.raw`\(\s*\*\s*${name}\s*\)`,
      ].join('|'),
    ),
  ...withoutModules,
  findUse: (lost, file, standing) =>
    findGlobalUse(lost, file, standing, {
      memberMarks: ['.', '->'],
      bareCalls: false,
      macros: /(?<!\w)[A-Z][A-Z0-9_]{2,}\s*\([\w\s*,]*$/,
      // Nothing but a declaration begins with its line: `API(int) sign(`.
      announcement: (name) =>
        new RegExp(String.raw`^(?:${prototype}|(?!${statement})[A-Za-z_][^;={}]*[\s*&)]${name}\s*\()`),
    }),
}

/** C#, whose namespaces are opened as a whole. */
export const csharp: NamingRules = {
  family: 'c#',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`\b(?:class|struct|interface|enum|record|delegate|namespace|using)\s+(?:[\w<>]+\s+)*${name}\b`,
        String.raw`(?:[\w>\]?)]\s+)(?<!\b(?:return|new|throw|else|case|await|in|is|as|typeof|not|out|ref)\s+)${name}\s*(?:<[^>]*>)?\s*(?:\(|\{|=|;|,|\)|$)`,
        String.raw`^\s*${name}\s*(?:,|=[^=]|$)`,
      ].join('|'),
    ),
  ...withoutModules,
  findUse: (lost, file, standing) =>
    findGlobalUse(lost, file, standing, { memberMarks: ['->'], bareCalls: false }),
}

/** Ruby: constants are loaded by name, methods are called on anything. */
export const ruby: NamingRules = {
  family: 'ruby',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`\bdef\s+(?:[\w]+\.)?${name}(?![\w?!])`,
        String.raw`\b(?:class|module)\s+(?:[\w]+::)*${name}\b`,
        String.raw`(?:^|[\s(|,*&])${name}\s*(?:,[^=|]*)?(?:\|\|)?=(?![=~>])`,
        String.raw`\|[^|]*\b${name}\b[^|]*\|`,
        // A macro that defines it; a callback or a validation only names it.
        String.raw`^\s*(?!(?:before|after|around|skip|prepend|append)_\w+|validate|private|protected|public|module_function|send|public_send|try|method|respond_to|to\b|receive)\w+[\s(]+(?:[^#]*,\s*)?:${name}(?![\w?!=])`,
        String.raw`\b(?:attr_\w+|alias\w*|delegate|define_method|define_singleton_method|let!?|subject|double|instance_double|Struct\.new)\b.*:?\b${name}(?![\w?!])`,
      ].join('|'),
    ),
  ...withoutModules,
  findUse: (lost, file, standing) =>
    findGlobalUse(lost, file, standing, { memberMarks: ['.', '?.', '&.'], bareCalls: true }),
}
