/** Ruby: constants are loaded by name, methods are called on anything. */
import { type NamingRules, withoutModules } from '../naming.js'
import { findGlobalUse } from './global.js'

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
