import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { reportToDoctor } from '../../src/hook/pre-push.js'
import { createFolder } from '../helpers/repository.js'

it('tells the doctor how far a push came, where it asks', () => {
  const report = join(createFolder(), 'report')
  expect(reportToDoctor({ GIT_HANDOFF_DOCTOR: report }, '')).toBe(true)
  expect(readFileSync(report, 'utf8')).toBe(`fired\nruns ${process.argv[1]}\n`)
  expect(reportToDoctor({ GIT_HANDOFF_DOCTOR: report }, 'a 1 b 2\n')).toBe(true)
  expect(readFileSync(report, 'utf8').split('\n').slice(2)).toEqual([
    'fired',
    'refs',
    `runs ${process.argv[1]}`,
    '',
  ])
})

it('tells nobody where nobody asks', () => {
  expect(reportToDoctor({}, 'a 1 b 2\n')).toBe(false)
  expect(reportToDoctor({ GIT_HANDOFF_DOCTOR: '' }, 'a 1 b 2\n')).toBe(false)
})
