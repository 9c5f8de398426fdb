import type { DependencyChange } from '../facts.js'
import type { Name } from './question.js'

/** What lies in the same repository: `workspace:*`, `path ../core`, `link:…`, `${project.version}`, `v1.0.0 => ../x`. */
const internal =
  /^(?:workspace\b|\*$|[~^]?0\.0\.0$|link:|file:|portal:|self\.version|\$\{project\.|path )|\bpath \.|=> \.{1,2}\/|^@ \.{0,2}\//
/** Standard library features for old versions of the language: they come and go with those. */
const backport = /\bpython(?:_version|_full_version)?\s*[<>=]|\bsys_platform\b/
const backportName = /(?:^|\/)polyfill-|^backports?[.-]|-polyfill$/

export function isInternal({ name, from, to }: DependencyChange): boolean {
  const requirement = to ?? from ?? ''
  return internal.test(requirement) || backport.test(requirement) || backportName.test(name)
}

/** The language itself, and what is for people who write the code, whatever scope the manifest gives it. */
const tool =
  /^(?:pip|setuptools|wheel|python|php|ext-.*|node|npm|ruby|java|go)$|^@types\/|(?:^|[/:._-])(?:eslint|prettier|typescript|jest|vitest|mocha|chai|sinon|husky|lint-staged|commitlint|biome|stylelint|nodemon|ts-node|tsx|rubocop|rspec|minitest|simplecov|pytest|mypy|ruff|black|flake8|isort|tox|nox|coverage|pre-commit|phpunit|phpstan|pint|pest|psalm|testify|gomock|golangci-lint|golang\/mock|mockery|junit|mockito|assertj|hamcrest|xunit|nunit|moq|debug_?bar|rector)(?:$|[/:._-])/i

export function isTool(name: string): boolean {
  return tool.test(name)
}

/** Last parts that say nothing alone: `@opentelemetry/api`. */
const commonPart =
  /^(?:api|core|sdk|cli|client|server|common|utils?|types?|node|web|react|vue|js|ts|go|lib|plugin|runtime|config|base|v\d+)$/i

/** The names people call a package: `github.com/redis/go-redis/v9` is `go-redis`, `@scope/x` may be `x` or `scope`. */
export function namesOfPackage(name: string): Name[] {
  const parts = name.split(/[/:]/).filter((part) => !/^v\d+$/.test(part))
  const last = parts.at(-1) ?? name
  const scope = name.startsWith('@') ? (parts[0] ?? '').slice(1) : ''
  const others = [last, scope].filter((text) => text.length > 2 && !commonPart.test(text))
  // `ai` is a package, AI is not.
  return [name, ...others].map((text) => ({ text, form: text.length > 2 ? 'word' : 'path' }))
}
