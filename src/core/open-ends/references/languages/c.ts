/** C and its relatives: a header's prototype is no function, it is left over when the function goes. */
import { type NamingRules, withoutModules } from '../naming.js'
import { findGlobalUse } from './global.js'

const statement = String.raw`(?:return|else|new|delete|throw|case|goto|co_\w+)\b`
const typeList = String.raw`[\w:,\s*&]*`
/** What stands before a name that is declared: words, stars and references. */
const type = String.raw`(?!${statement})(?:[A-Za-z_][\w:]*(?:<${typeList}(?:<[^<>]*>${typeList})*>)?(?:\s+|\s*[*&]+\s*))+`
/** `void sign(token *t);`, not `return sign(t);` */
const prototype = String.raw`(?:extern\s+)?(?!${statement})[A-Za-z_][\w\s*&:<>,]*[\s*&]\w+\s*\([^{}]*\)[^{}()=]*;\s*(?:\/[/*].*)?$`

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
