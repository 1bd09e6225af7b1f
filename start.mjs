/* `npm start`: builds if needed, then runs the service in this same process, so that signals reach it. */
import './build-if-changed.mjs';

await import('./dist/src/main.js');
