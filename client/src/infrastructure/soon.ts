/** Lets a burst of events pass as one. */
export interface Soon {
  readonly call: () => void;
  readonly dispose: () => void;
}

/** Runs the task once the calls have paused for the given time. */
export const soon = (task: () => void, milliseconds: number): Soon => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dispose = (): void => clearTimeout(timer);
  return {
    call: () => {
      clearTimeout(timer);
      timer = setTimeout(task, milliseconds);
    },
    dispose,
  };
};
