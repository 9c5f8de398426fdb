import fc from 'fast-check'
import { afterAll } from 'vitest'
import { removeFolders } from './helpers/repository.js'

// One seed for everybody, so that a red run means a change and not chance; `FUZZ_SEED=$RANDOM npm test` looks further.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20_261_122) })

afterAll(removeFolders)
