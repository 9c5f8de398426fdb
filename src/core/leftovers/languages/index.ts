import type { NamingRules } from '../naming.js'
import { c, csharp, ruby } from './global.js'
import { go } from './go.js'
import { javascript } from './javascript.js'
import { jvm } from './jvm.js'
import { php } from './php.js'
import { python } from './python.js'
import { rust } from './rust.js'

export const namingRules: ReadonlyMap<string, NamingRules> = new Map(
  [javascript, python, go, rust, jvm, ruby, php, c, csharp].map((rules) => [rules.family, rules] as const),
)
