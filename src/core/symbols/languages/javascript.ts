import type { LanguageTable } from '../language-table.js'
import { typescript } from './typescript.js'

/** Grammar: tree-sitter-javascript, which reads JSX too and has a subset of TypeScript's node types. */
export const javascript: LanguageTable = { ...typescript, language: 'javascript', grammar: 'javascript' }
