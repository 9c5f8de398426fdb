import { expect, it } from 'vitest'
import { tryShapes } from '../../scripts/fuzz/shapes.js'

// `npm run fuzz -- --shapes` tries all of them.
it('no command takes long on 100 kB that are made for it, wherever they are', () => {
  expect(tryShapes(467, 7, () => {})).toEqual([])
})
