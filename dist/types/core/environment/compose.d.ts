import { type Offer } from './environment.js';
import type { Project } from './project.js';
/** Names of the services in the compose file that `docker compose` would take. */
export declare function deriveServices(project: Project): string[];
/** `docker compose up` runs the project where one of the services is built from the repository. */
export declare function deriveCompose(project: Project): Offer;
