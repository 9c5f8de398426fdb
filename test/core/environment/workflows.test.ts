import { describe, expect, it } from 'vitest'
import { programOf } from '../../../src/core/environment/derive.js'
import { workflowCases } from './cases/workflows.js'
import { saidFor } from './derive-for.js'

describe('workflows', () => {
  it.each(workflowCases)('%s', async (_, files, expected) => {
    expect(await saidFor(files)).toEqual(expected)
  })
})

it.each([
  ['uv run --group tests pytest', 'pytest'],
  ['bundle exec rake test', 'rake'],
  ['vendor/bin/simple-phpunit', 'simple-phpunit'],
  ['./gradlew test', 'gradlew'],
  ['php artisan test', 'artisan'],
  ['tox -e py', 'tox'],
])('%s is about %s', (command, program) => {
  expect(programOf(command)).toBe(program)
})
