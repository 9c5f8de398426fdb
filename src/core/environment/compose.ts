import { tableAt, valueAt } from '../dependencies/table.js'
import { isPlainName, type Offer, offerOf } from './environment.js'
import type { Project } from './project.js'

/** Names of the services in the compose file that `docker compose` would take. */
export function deriveServices(project: Project): string[] {
  return Object.keys(services(project)).filter(isPlainName)
}

/** `docker compose up` runs the project where one of the services is built from the repository. */
export function deriveCompose(project: Project): Offer {
  const isBuilt = Object.values(services(project)).some((service) => valueAt(service, 'build') !== undefined)
  return offerOf('usual', { run: isBuilt ? 'docker compose up' : null })
}

function services(project: Project): object {
  const file = project.first('compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml')
  return file === null ? {} : tableAt(project.table(file), 'services')
}
