import { createRoot } from 'react-dom/client';
import { CardForm } from '../../src/index.ts';

const root = document.getElementById('root');
if (root) createRoot(root).render(<CardForm onCard={() => {}} />);
