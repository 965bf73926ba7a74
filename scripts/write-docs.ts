// `npm run docs`: pages that are written from a list of the project.
import { writeFileSync } from 'node:fs';
import { openApiDocument } from './endpoint/openapi.ts';
import { endpointPage } from './endpoint-page.ts';
import { errorsPage } from './errors-page.ts';
import { partsPage } from './parts-page.ts';
import { testingPage } from './testing-page.ts';

writeFileSync('docs/endpoint.openapi.json', `${JSON.stringify(openApiDocument(), null, 2)}\n`);
writeFileSync('docs/endpoint.md', await endpointPage());
writeFileSync('docs/errors.md', errorsPage());
writeFileSync('docs/parts.md', partsPage());
writeFileSync('docs/testing.md', testingPage());
