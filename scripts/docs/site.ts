/** Builds the site with TypeDoc, from the options in package.json. */
import { openTypeDoc, tidy } from './api.ts';
import { placeDocuments } from './documents.ts';

/** @returns whether the site was built without an error or a warning. */
export async function buildSite(): Promise<boolean> {
  const app = await openTypeDoc();
  const project = await app.convert();
  if (project) {
    tidy(project);
    placeDocuments(project);
    app.validate(project);
    await app.generateOutputs(project);
  }
  return !app.logger.hasErrors() && !app.logger.hasWarnings();
}
