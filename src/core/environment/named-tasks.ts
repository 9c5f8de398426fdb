import type { Task } from './environment.js'

/** The names under which repositories keep a task, the most telling first. */
const usualNames: Readonly<Record<Task, readonly string[]>> = {
  install: ['setup', 'bootstrap', 'install-dev', 'dev-install', 'install-deps', 'deps'],
  run: ['dev', 'start:dev', 'develop', 'start', 'serve', 'run', 'up'],
  test: ['test', 'tests', 'test:unit', 'test-unit', 'unit-test', 'test:all', 'test:e2e'],
  build: ['build', 'compile'],
  lint: ['lint', 'lint:all', 'check'],
}

/**
 * For each task the name that the repository has for it, rendered as a command; null where it has none.
 * Only names from this list ever reach a command, so what else a stranger calls a target does not matter.
 */
export function deriveNamedTasks(
  has: (name: string) => boolean,
  render: (name: string) => string,
): Record<Task, string | null> {
  const named = (task: Task) => {
    const name = usualNames[task].find(has)
    return name === undefined ? null : render(name)
  }
  return {
    install: named('install'),
    run: named('run'),
    test: named('test'),
    build: named('build'),
    lint: named('lint'),
  }
}
