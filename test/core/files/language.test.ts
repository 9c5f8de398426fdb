import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../src/core/files/language.js'

describe('languageOf', () => {
  it.each([
    ['src/a.ts', 'typescript'],
    ['src/a.d.mts', 'typescript'],
    ['src/a.tsx', 'tsx'],
    ['src/a.jsx', 'javascript'],
    ['a.py', 'python'],
    ['a.go', 'go'],
    ['a.rs', 'rust'],
    ['A.java', 'java'],
    ['a.rb', 'ruby'],
    ['a.php', 'php'],
    ['a.h', 'c'],
    ['a.hpp', 'c++'],
    ['A.CS', 'c#'],
    ['A.kts', 'kotlin'],
    ['a.swift', 'swift'],
    ['a.sh', 'shell'],
    ['README.md', 'markdown'],
    ['ci.yml', 'yaml'],
    ['package.json', 'json'],
    ['tsconfig.json', 'json with comments'],
    ['home.blade.php', 'blade'],
    ['Dockerfile', 'dockerfile'],
    ['docker/Dockerfile.dev', 'dockerfile'],
    ['Makefile.am', 'makefile'],
    ['Gemfile', 'ruby'],
    ['CMakeLists.txt', 'cmake'],
    ['.env.production', 'dotenv'],
    ['Jenkinsfile', 'groovy'],
    ['LICENSE', null],
    ['data.unknown', null],
    ['constructor', null],
  ])('%s is %s', (path, language) => {
    expect(languageOf(path)).toBe(language)
  })

  it.each([
    ['#!/bin/sh', 'shell'],
    ['#!/usr/bin/env python3.12', 'python'],
    ['#!/usr/bin/env -S FOO=1 node --no-warnings', 'javascript'],
    ['#! /usr/bin/ruby', 'ruby'],
    ['#!/usr/bin/env', null],
    ['#!constructor', null],
    ['# not a shebang', null],
  ])('reads the shebang %s as %s', (firstLine, language) => {
    expect(languageOf('bin/tool', firstLine)).toBe(language)
  })

  it('prefers the name to the shebang', () => {
    expect(languageOf('tool.py', '#!/bin/sh')).toBe('python')
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (path, line) => {
        expect(languageOf(path, `#!${line}`)).not.toBe('')
      }),
    )
  })
})
