import { createRoot } from 'react-dom/client';
import { openDesk } from './state/desk.ts';
import { App } from './views/App.tsx';

const page = document.getElementById('page');
if (page === null) throw new Error('the page has no place to draw in');
createRoot(page).render(<App desk={openDesk()} />);
