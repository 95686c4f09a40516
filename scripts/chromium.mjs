// The browser in which VS Code is driven by the tests.
import { findProvided, provideProgram } from './provided-program.mjs';

const CHROMIUM = {
  title: 'Chromium',
  variable: 'CHROMIUM',
  programs: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  packages: ['chromium', 'fonts-dejavu-core'],
  howToGetIt:
    'The tests in real VS Code need Chromium or Chrome: install one of them, or name the program in the environment variable CHROMIUM.',
};

export const findChromium = () => findProvided(CHROMIUM);

export const provideChromium = () => provideProgram(CHROMIUM);
