import { describe, expect, it } from 'vitest'
import { deleted, leftBy, movedFile } from './left-by.js'

describe('Python', () => {
  const auth = [deleted('app/auth.py')]
  const own = { 'app/__init__.py': '' }

  it.each([
    ['from .auth import sign', 'app/web.py'],
    ['from app.auth import (\n  sign,\n)', 'web.py'],
    ['import app.auth', 'web.py'],
    ['from ..auth import sign', 'app/web/views.py'],
  ])('still imports a deleted module: %s', (line, path) => {
    expect(leftBy(auth, { ...own, [path]: `${line}\n` })).toEqual([
      `${path}:1 it still imports the deleted \`app/auth.py\``,
    ])
  })

  it.each([
    ['a package took the place', { 'app/auth/__init__.py': '' }, 'from app.auth import sign'],
    ['a folder took the place', { 'app/auth/keys.py': '' }, 'from app.auth import keys'],
    ['another folder of imports has it', { 'src/app/auth.py': '' }, 'from app.auth import sign'],
    ['an installed package may be meant', {}, 'import auth'],
    [
      'the other half of the try knows',
      {},
      'try:\n    from app.auth import a\nexcept ImportError:\n    a = None',
    ],
    ['it is a comment', {}, '# from app.auth import sign'],
    ['it is a text', {}, '"""\nfrom app.auth import sign\n"""'],
  ])('imports nothing that is gone where %s', (_, others, text) => {
    expect(leftBy(auth, { ...own, ...others, 'web.py': `${text}\n` })).toEqual([])
  })

  it('does not take a folder of tests for one that imports begin in', () => {
    const change = [deleted('tests/requests/api.py')]
    expect(leftBy(change, { 'tests/test_a.py': 'from requests.api import get\n' })).toEqual([])
    const packaged = [deleted('lib/requests/api.py')]
    expect(leftBy(packaged, { 'a.py': 'from requests.api import get\n' })).toHaveLength(1)
  })
})

describe('C', () => {
  const auth = [deleted('src/auth.h')]

  it.each([
    ['src/web.c', '#include "auth.h"'],
    ['src/web/login.cc', '#include "../auth.h"'],
    ['test/login.c', '#  include "auth.h" // sign'],
    ['test/login.c', '#include "src/auth.h"'],
  ])('still includes a deleted header: %s %s', (path, line) => {
    expect(leftBy(auth, { [path]: `${line}\n` })).toEqual([
      `${path}:1 it still includes the deleted \`src/auth.h\``,
    ])
  })

  it.each([
    ['the build finds another', { 'include/auth.h': '' }, '#include "auth.h"'],
    ['the build makes it', { 'src/auth.h.in': '' }, '#include "auth.h"'],
    ['a header of the system is meant', {}, '#include <auth.h>'],
    ['it is a comment', {}, '/*\n#include "auth.h"\n*/'],
  ])('includes nothing that is gone where %s', (_, others, text) => {
    expect(leftBy(auth, { ...others, 'src/web.c': `${text}\n` })).toEqual([])
  })

  it('may take from the system what was a copy of another project’s', () => {
    expect(leftBy([deleted('deps/zlib/zlib.h')], { 'src/a.c': '#include "zlib.h"\n' })).toEqual([])
    expect(leftBy([deleted('zlib/zlib.h', 'vendored')], { 'src/a.c': '#include "zlib.h"\n' })).toEqual([])
  })
})

describe('package.json', () => {
  const boot = [deleted('lib/boot.js')]
  const leftIn = (manifest: object, others = {}) =>
    leftBy(boot, { ...others, 'package.json': JSON.stringify(manifest, null, 2) })

  it.each([
    [{ scripts: { start: 'node lib/boot.js' } }, 'package.json:3 it still runs'],
    [{ scripts: { start: 'NODE_ENV=test node ./lib/boot --port 1' } }, 'package.json:3 it still runs'],
    [{ main: './lib/boot' }, 'package.json:2 it still names'],
    [{ bin: { boot: 'lib/boot.js' } }, 'package.json:3 it still names'],
    [{ exports: { '.': { import: './lib/boot.js' } } }, 'package.json:4 it still names'],
  ])('%j', (manifest, told) => {
    expect(leftIn(manifest)).toEqual([`${told} the deleted \`lib/boot.js\``])
  })

  it.each([
    [{ scripts: { start: 'cd web && node lib/boot.js' } }],
    [{ scripts: { clean: 'rm -f lib/boot.js' } }],
    [{ scripts: { start: 'boot' } }],
    [{ description: 'lib/boot.js' }],
  ])('not %j', (manifest) => {
    expect(leftIn(manifest)).toEqual([])
  })

  it('is that of its own folder, and may be broken', () => {
    const text = JSON.stringify({ main: 'lib/boot.js' })
    expect(leftBy(boot, { 'web/package.json': text })).toEqual([])
    expect(leftBy(boot, { 'package.json': `${text} boot` })).toEqual([])
  })
})

describe('scripts and pages', () => {
  const changes = [deleted('lib/boot.js'), movedFile('lib/site.css', 'web/site.css')]

  it('run and link what is gone', () => {
    const tree = {
      'web/site.css': '',
      'run.sh': '#!/bin/sh\nnode lib/boot.js --now\n',
      'lib/run.sh': 'node ./boot.js\n./lib/boot.js\n',
      'index.html': '<link rel="stylesheet"\n  href="lib/site.css">\n',
    }
    expect(leftBy(changes, tree)).toEqual([
      'run.sh:2 it still runs the deleted `lib/boot.js`',
      'lib/run.sh:1 it still runs the deleted `lib/boot.js`',
      'index.html:2 it still links `lib/site.css`, which is now `web/site.css`',
    ])
  })

  it.each([
    ['run.sh', '# node lib/boot.js'],
    ['run.sh', 'rm -f lib/boot.js'],
    ['run.sh', 'if [ -f lib/boot.js ]; then'],
    ['run.sh', 'node /lib/boot.js'],
    ['run.sh', 'curl https://example.com/lib/boot.js'],
    ['index.html', '<!-- <link href="lib/site.css"> -->'],
    ['index.html', '<link href="/lib/site.css">'],
    ['index.html', '<link href="{{ root }}lib/site.css">'],
    ['docs/index.html', '<link href="lib/site.css">'],
  ])('nothing in %s: %s', (path, line) => {
    expect(leftBy(changes, { 'web/site.css': '', [path]: `${line}\n` })).toEqual([])
  })
})
