// `npm run test:axe`: each view of the gallery in every theme, language and size. See tests/e2e/gallery.spec.ts.
import { runOnOwnNode } from './bootstrap.mjs';

process.env.GALLERY = 'whole';
runOnOwnNode('scripts/test/main.ts', ['e2e', 'gallery', ...process.argv.slice(2)]);
