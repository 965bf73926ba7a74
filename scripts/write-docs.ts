// `npm run docs`: pages that are written from a list of the project.
import { writeFileSync } from 'node:fs';
import { errorsPage } from './errors-page.ts';
import { partsPage } from './parts-page.ts';
import { routesPage } from './routes-page.ts';

writeFileSync('docs/errors.md', errorsPage());
writeFileSync('docs/parts.md', partsPage());
writeFileSync('docs/routes.md', routesPage());
