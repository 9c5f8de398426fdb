/** C#, whose namespaces are opened as a whole. */
import { type NamingRules, withoutModules } from '../naming.js'
import { findGlobalUse } from './global.js'

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
