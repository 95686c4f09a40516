/** Where a new file goes: a folder of the workspace, or one that the person chooses where there is none. */
import { Uri, window, workspace } from 'vscode';
import { freeName } from './freeName';

/** Undefined where nobody wants to choose one. */
export const chooseFolder = async (placeHolder: string): Promise<Uri | undefined> => {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await window.showWorkspaceFolderPick({ placeHolder }))?.uri;
  if (folders[0] !== undefined) return folders[0].uri;
  const chosen = await window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, title: placeHolder });
  return chosen?.[0];
};

/** A place in the folder where no file is yet. */
export const freePlace = async (folder: Uri, fileName: string): Promise<Uri> =>
  Uri.joinPath(folder, await freeName(fileName, name => exists(Uri.joinPath(folder, name))));

const exists = (uri: Uri): PromiseLike<boolean> =>
  workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
