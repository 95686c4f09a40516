/** The name itself, or the first of `acme-2.usage.yaml`, `acme-3.usage.yaml`, … that is not taken. */
export const freeName = async (
  fileName: string,
  isTaken: (name: string) => PromiseLike<boolean> | boolean,
): Promise<string> => {
  const [, stem = fileName, endings = ''] = /^(.*?)((?:\.\w+)?\.\w+)$/.exec(fileName) ?? [];
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? fileName : `${stem}-${number}${endings}`;
    if (!(await isTaken(name))) return name;
  }
};
