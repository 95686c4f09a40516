// The licences of the packages that are bundled: what allows to pass them on asks for these texts to come along.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './processes.mjs';
import { Failure } from './report.mjs';

/** The folder of the package that a bundled file is from; undefined for a file of our own. @param {string} path */
const folderOf = path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];

/** @param {import('esbuild').Metafile} metafile */
const bundledIn = ({ outputs }) =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? (folderOf(path) ?? []) : [])),
  );

/** @param {string} folder */
const read = async folder => {
  const { name, version } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const files = (await readdir(join(root, folder))).filter(file => /^(licen[cs]e|notice)/i.test(file)).sort();
  if (files.length === 0) throw new Failure(`${name} is bundled and has no licence to pass on.`);
  const texts = await Promise.all(files.map(file => readFile(join(root, folder, file), 'utf8')));
  return { title: `${name} ${version}`, text: texts.map(text => text.replaceAll('\r\n', '\n').trim()).join('\n\n') };
};

const HEAD = 'Entitlement Specs holds parts of these packages, under these licences.\n';

/** One text for all packages that the bundles hold; those with the same licence stand together. @param {readonly import('esbuild').Metafile[]} metafiles */
export const noticesOf = async metafiles => {
  const folders = [...new Set(metafiles.flatMap(bundledIn))].sort();
  /** @type {Map<string, string[]>} */
  const titles = new Map();
  for (const { title, text } of await Promise.all(folders.map(read)))
    titles.set(text, [...(titles.get(text) ?? []), title]);
  const parts = [...titles].map(([text, ofText]) => `${[...new Set(ofText)].join('\n')}\n\n${text}\n`);
  return [HEAD, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
};
