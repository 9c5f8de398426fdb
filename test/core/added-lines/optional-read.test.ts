import { describe, expect, it } from 'vitest'
import { isOptionalRead } from '../../../src/core/added-lines/variables.js'

describe('a read goes on without the variable', () => {
  it.each([
    "if (process.env.UPDATE === '1' || !existsSync(path)) {",
    "const isTest = process.env['UPDATE'] !== 'false'",
    "const url = process.env.UPDATE ?? 'redis://localhost'",
    'port = process.env.UPDATE || 3000',
    'level = os.environ.get("UPDATE", "info")',
    "debug = env.bool('UPDATE', False)",
    'if os.getenv("UPDATE") == "1":',
    "if 'UPDATE' in os.environ:",
    'ENV.fetch("UPDATE") { "x" }',
    "ENV.fetch('UPDATE', 'x')",
    'paths << "native" if ENV["UPDATE"].present?',
    'return unless ENV["UPDATE"].present?',
    "'url' => env('UPDATE', 'mysql'),",
    'env::var("UPDATE").unwrap_or_else(|_| "x".into())',
    "const { UPDATE = 'x' } = process.env",
    'if (process.env.UPDATE) {',
    'if os.Getenv("UPDATE") != "" {',
  ])('%s', (line) => expect(isOptionalRead(line, 'UPDATE')).toBe(true))
})

describe('a read needs the variable', () => {
  it.each([
    'const url = process.env.UPDATE',
    "const secret = process.env.UPDATE ?? ''",
    "if (!process.env.UPDATE) throw new Error('set UPDATE')",
    'if (process.env.UPDATE === undefined) exit(1)',
    'if "UPDATE" not in os.environ:',
    'key = os.environ["UPDATE"]',
    "key = os.environ.get('UPDATE', '')",
    'std::env::var("UPDATE")?',
    'raise "no key" unless ENV["UPDATE"]',
    'raise "no key" unless ENV["UPDATE"].present?',
    'const { UPDATE, OTHER = 1 } = process.env',
    'if os.Getenv("UPDATE") == "" {',
    'return env("UPDATE") || env("OTHER")',
  ])('%s', (line) => expect(isOptionalRead(line, 'UPDATE')).toBe(false))
})
